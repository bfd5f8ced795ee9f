package dev.cutover.query;

import dev.cutover.journal.Home;
import dev.cutover.journal.LeaseHolder;
import dev.cutover.journal.Runner;
import dev.cutover.run.RunId;
import dev.cutover.run.ledger.RunState;
import dev.cutover.words.Durations;
import java.time.Instant;
import java.util.Optional;

/**
 * Who carries a run out, as seen from this machine.
 *
 * @param holder who has the run, or had it last; empty if nothing says so
 */
public record RunnerStatus(State state, Optional<LeaseHolder> holder, Optional<Instant> lastEvent) {

    /** What can be said of it. */
    public enum State {
        /** The run has ended, or was a dry one: nobody needs to. */
        NOT_NEEDED,
        RUNNING,
        /** It died without giving up the run. */
        GONE,
        /** It let go on purpose. */
        LEFT,
        /** It is on another machine. */
        ELSEWHERE,
        /** The folder does not say. */
        UNKNOWN
    }

    public static RunnerStatus of(Home home, RunId run, RunState state) {
        var holder = home.holder(run);
        var presence = holder.map(known -> known.presence(Runner.thisProcess())).map(RunnerStatus::state);
        boolean over = (state.ended().isPresent() || state.isDryRun()) && !presence.equals(Optional.of(State.RUNNING));
        return new RunnerStatus(over ? State.NOT_NEEDED : presence.orElse(State.UNKNOWN), holder, state.lastAt());
    }

    private static State state(LeaseHolder.Presence presence) {
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
        return holder.flatMap(known -> words(run, known.runner()));
    }

    private Optional<String> words(RunId run, Runner runner) {
        String process = "process " + runner.pid() + " (" + runner.user() + " on " + runner.host() + ")";
        String resume = "; continue with `cutover resume " + run + "`";
        return switch (state) {
            case GONE -> Optional.of("The runner, " + process + ", died" + time(" after ") + resume);
            case LEFT -> Optional.of("The runner, " + process + ", stopped" + time(" at ") + resume);
            case ELSEWHERE ->
                Optional.of("The runner, " + process + ", is on another machine: check there whether it runs");
            case NOT_NEEDED, RUNNING, UNKNOWN -> Optional.empty();
        };
    }

    private String time(String before) {
        return lastEvent.map(at -> before + Durations.time(at)).orElse("");
    }
}
