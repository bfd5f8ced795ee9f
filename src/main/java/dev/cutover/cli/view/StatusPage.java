package dev.cutover.cli.view;

import dev.cutover.board.StopWords;
import dev.cutover.console.board.Board;
import dev.cutover.console.board.StopLines;
import dev.cutover.query.ClaimLedger;
import dev.cutover.query.RunnerStatus;
import dev.cutover.query.StatusSnapshot;
import dev.cutover.query.StopPreview;
import dev.cutover.run.EffectState;
import dev.cutover.words.ClaimWords;

/** The board once, and below it whether a process still runs the cutover. */
public final class StatusPage {
    private StatusPage() {}

    public static void show(StatusSnapshot statusSnapshot, CommandOutput commandOutput) {
        if (statusSnapshot.runnerStatus().state() == RunnerStatus.State.GONE) {
            commandOutput.line("No process runs this cutover: its runner is gone. This was its last state.");
        }
        var board = new Board(commandOutput.theme(), (state, now) -> statusSnapshot.expected(), commandOutput.zone());
        commandOutput.show((statusSnapshot.runnerStatus().isMissing() ? board.withoutRunner() : board)
                .page(statusSnapshot.runNarrative(), statusSnapshot.now(), commandOutput.width()));
        statusSnapshot.stop().ifPresent(stop -> showStop(stop, statusSnapshot, commandOutput));
        statusSnapshot.runnerStatus().words(statusSnapshot.recordedRun().run()).ifPresent(words -> {
            commandOutput.line("");
            commandOutput.line(words + doubts(statusSnapshot));
        });
        if (!statusSnapshot.unwatched().isEmpty()) {
            commandOutput.line("NOT WATCHED: " + String.join("; ", statusSnapshot.unwatched()));
        }
        var state = statusSnapshot.recordedRun().state();
        if (state.isDryRun()) {
            // The texts of the record were cleaned when they were written.
            DryRunPage.show(state, statusSnapshot.runNarrative().names(), words -> words, commandOutput);
        }
        showClaims(ClaimLedger.of(statusSnapshot.recordedRun().events()), commandOutput);
        statusSnapshot.trouble().ifPresent(commandOutput::line);
    }

    /** What would remain if people stopped now. */
    private static void showStop(StopPreview stop, StatusSnapshot statusSnapshot, CommandOutput commandOutput) {
        commandOutput.line("");
        commandOutput.heading(StopWords.TITLE);
        commandOutput.show(StopLines.of(
                StopWords.of(stop, statusSnapshot.runNarrative().names()),
                commandOutput.width(),
                commandOutput.theme()));
    }

    /** What no other run may change meanwhile, and beside which it may go on all the same. */
    private static void showClaims(ClaimLedger claimLedger, CommandOutput commandOutput) {
        claimLedger
                .claims()
                .filter(claims -> !claims.isEmpty() && !claimLedger.isOver())
                .ifPresent(claims -> commandOutput.line("Claims " + ClaimWords.claims(claims)));
        for (var decision : claimLedger.alongside()) {
            commandOutput.line("Goes on " + ClaimWords.alongside(decision) + ": " + decision.reason());
        }
    }

    private static String doubts(StatusSnapshot statusSnapshot) {
        long begun = statusSnapshot.recordedRun().state().effects().all().stream()
                .filter(effect -> effect.state() == EffectState.INTENDED)
                .count();
        return begun == 0 || statusSnapshot.runnerStatus().state() != RunnerStatus.State.GONE
                ? ""
                : "; it first settles what was begun: " + begun + (begun == 1 ? " effect" : " effects") + " in doubt";
    }
}
