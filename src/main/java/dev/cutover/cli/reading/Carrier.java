package dev.cutover.cli.reading;

import dev.cutover.journal.Holder;
import dev.cutover.journal.Home;
import dev.cutover.journal.Runner;
import dev.cutover.run.RunId;
import dev.cutover.run.RunState;
import java.util.Optional;

/**
 * Who carries a run out, as seen from this machine.
 *
 * @param holder who has the run, or had it last; empty if nothing says so
 */
public record Carrier(State state, Optional<Holder> holder) {

    /** What can be said of it. */
    public enum State {
        /** The run has ended, or was a dry one: nobody needs to. */
        NOT_NEEDED,
        RUNNING,
        /** It ended without letting go. */
        GONE,
        /** It let go on purpose. */
        LEFT,
        /** It is on another machine. */
        ELSEWHERE,
        /** The folder does not say. */
        UNKNOWN
    }

    public static Carrier of(Home home, RunId run, RunState state) {
        var holder = home.holder(run);
        var presence = holder.map(known -> known.presence(Runner.thisProcess())).map(Carrier::state);
        boolean over = (state.ended().isPresent() || state.isDryRun()) && !presence.equals(Optional.of(State.RUNNING));
        return new Carrier(over ? State.NOT_NEEDED : presence.orElse(State.UNKNOWN), holder);
    }

    private static State state(Holder.Presence presence) {
        return switch (presence) {
            case RUNNING -> State.RUNNING;
            case GONE -> State.GONE;
            case LEFT -> State.LEFT;
            case UNKNOWN -> State.ELSEWHERE;
        };
    }

    /** Whether somebody has to take the run up again. */
    public boolean isMissing() {
        return state == State.GONE || state == State.LEFT;
    }

    /** One sentence with what to do next; empty if there is nothing to say. */
    public Optional<String> words(RunId run) {
        String who = holder.map(Holder::runner)
                .map(runner -> runner.pid() + " on " + runner.host())
                .orElse("nobody knows who");
        String resume = "; `cutover resume " + run + "` goes on";
        return switch (state) {
            case GONE -> Optional.of("the runner (" + who + ") is gone" + resume);
            case LEFT -> Optional.of("the runner (" + who + ") has let go" + resume);
            case ELSEWHERE -> Optional.of("the runner is on another machine (" + who + "): ask there whether it lives");
            case NOT_NEEDED, RUNNING, UNKNOWN -> Optional.empty();
        };
    }
}
