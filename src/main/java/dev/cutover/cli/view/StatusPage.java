package dev.cutover.cli.view;

import dev.cutover.cli.reading.Carrier;
import dev.cutover.cli.reading.Standing;
import dev.cutover.console.board.Board;
import dev.cutover.run.EffectState;

/** The board once, and below it what a person at a dead board would not see: that nobody carries the run out. */
public final class StatusPage {
    private StatusPage() {}

    public static void show(Standing standing, Screen screen) {
        if (standing.carrier().state() == Carrier.State.GONE) {
            screen.line("No process runs this cutover: its runner is gone. This was its last state.");
        }
        var board = new Board(screen.theme(), (state, now) -> standing.expected());
        screen.show(board.draw(standing.runNarrative(), standing.now(), screen.width(), Board.ENDLESS));
        standing.carrier().words(standing.recorded().run()).ifPresent(words -> {
            screen.line("");
            screen.line(words + doubts(standing));
        });
        var state = standing.recorded().state();
        if (state.isDryRun()) {
            // What the record holds was cleaned as it was written.
            DryRunPage.show(state, standing.runNarrative().names(), words -> words, screen);
        }
        standing.trouble().ifPresent(screen::line);
    }

    private static String doubts(Standing standing) {
        long begun = standing.recorded().state().effects().all().stream()
                .filter(effect -> effect.state() == EffectState.INTENDED)
                .count();
        return begun == 0 || standing.carrier().state() != Carrier.State.GONE
                ? ""
                : "; it first settles what was begun: " + begun + (begun == 1 ? " effect" : " effects") + " in doubt";
    }
}
