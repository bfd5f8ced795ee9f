package dev.cutover.cli.view;

import dev.cutover.console.board.Board;
import dev.cutover.query.RunnerStatus;
import dev.cutover.query.StatusSnapshot;
import dev.cutover.run.EffectState;

/** The board once, and below it what a person at a dead board would not see: that nobody carries the run out. */
public final class StatusPage {
    private StatusPage() {}

    public static void show(StatusSnapshot statusSnapshot, Screen screen) {
        if (statusSnapshot.runnerStatus().state() == RunnerStatus.State.GONE) {
            screen.line("No process runs this cutover: its runner is gone. This was its last state.");
        }
        var board = new Board(screen.theme(), (state, now) -> statusSnapshot.expected());
        screen.show(board.draw(statusSnapshot.runNarrative(), statusSnapshot.now(), screen.width(), Board.ENDLESS));
        statusSnapshot.runnerStatus().words(statusSnapshot.recordedRun().run()).ifPresent(words -> {
            screen.line("");
            screen.line(words + doubts(statusSnapshot));
        });
        var state = statusSnapshot.recordedRun().state();
        if (state.isDryRun()) {
            // What the record holds was cleaned as it was written.
            DryRunPage.show(state, statusSnapshot.runNarrative().names(), words -> words, screen);
        }
        statusSnapshot.trouble().ifPresent(screen::line);
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
