package dev.cutover.cli.view;

import dev.cutover.board.StopWords;
import dev.cutover.console.board.Board;
import dev.cutover.console.board.StopLines;
import dev.cutover.query.ClaimLedger;
import dev.cutover.query.RunnerStatus;
import dev.cutover.query.StatusSnapshot;
import dev.cutover.query.moment.StopPreview;
import dev.cutover.run.EffectState;
import dev.cutover.text.Clean;
import dev.cutover.text.Counted;
import dev.cutover.words.ClaimWords;
import dev.cutover.words.Durations;
import dev.cutover.words.InboxWords;
import dev.cutover.words.RedactedWords;

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
        statusSnapshot
                .runnerStatus()
                .words(statusSnapshot.run(), statusSnapshot.state())
                .ifPresent(words -> {
                    commandOutput.line("");
                    commandOutput.line(words + doubts(statusSnapshot));
                });
        showInbox(statusSnapshot, commandOutput);
        if (!statusSnapshot.unwatched().isEmpty()) {
            boolean over = statusSnapshot.state().ended().isPresent();
            commandOutput.line("NOT WATCHED: " + String.join("; ", statusSnapshot.unwatched())
                    + (over ? "; `cutover rollback " + statusSnapshot.run() + "` rolls it back" : ""));
        }
        var state = statusSnapshot.state();
        if (state.isDryRun()) {
            // The texts of the record were cleaned when they were written.
            DryRunPage.show(state, statusSnapshot.runNarrative().names(), words -> words, commandOutput);
        }
        var redaction = statusSnapshot.runNarrative().runbook().redaction();
        if (!redaction.isNothing()) {
            commandOutput.line("Redacts " + RedactedWords.of(redaction));
        }
        showClaims(statusSnapshot.runView().claims(), commandOutput);
        statusSnapshot.trouble().ifPresent(commandOutput::line);
    }

    /** What waits for the next runner, and what became of what had waited for this one. */
    private static void showInbox(StatusSnapshot statusSnapshot, CommandOutput commandOutput) {
        var state = statusSnapshot.state();
        InboxWords.entered(state.requests().fromInbox(state.takenSeq()))
                .ifPresent(words -> commandOutput.line(Clean.line(words)));
        var requests = statusSnapshot.inbox().requests();
        if (!requests.isEmpty()) {
            boolean over = state.ended().isPresent();
            commandOutput.line("INBOX: " + InboxWords.count(requests.size()) + " not entered yet"
                    + (over
                            ? "; the run has ended"
                            : "; the next `cutover resume " + statusSnapshot.run() + "` judges and enters what waits"));
        }
        for (var kept : requests) {
            commandOutput.line(Clean.line("  " + Durations.time(kept.at()) + "  " + InboxWords.who(kept.speaker())
                    + ": " + InboxWords.kind(kept.request())));
        }
        statusSnapshot
                .inbox()
                .unfit()
                .forEach(unfit -> commandOutput.line(Clean.line("INBOX: " + unfit.file()
                        + (unfit.stays() ? " cannot be entered now: " : " is no request: ") + unfit.why())));
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
        long begun = statusSnapshot.state().effects().all().stream()
                .filter(effect -> effect.state() == EffectState.INTENDED)
                .count();
        return begun == 0 || statusSnapshot.runnerStatus().state() != RunnerStatus.State.GONE
                ? ""
                : "; it first settles what was begun: " + Counted.of(begun, "effect") + " in doubt";
    }
}
