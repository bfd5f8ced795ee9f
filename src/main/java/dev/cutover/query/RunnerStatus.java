package dev.cutover.query;

import dev.cutover.journal.Home;
import dev.cutover.journal.LeaseHolder;
import dev.cutover.journal.Runner;
import dev.cutover.journal.glance.LeaseGlance;
import dev.cutover.run.RunId;
import dev.cutover.run.ledger.RunState;
import dev.cutover.words.Durations;
import dev.cutover.words.ScopeArguments;
import java.time.Instant;
import java.util.Optional;

/**
 * The process that runs a cutover, as seen from this machine. Immutable.
 *
 * @param holder the process that runs it, or ran it last; empty if unknown
 */
public record RunnerStatus(State state, Optional<LeaseHolder> holder, Optional<Instant> lastEvent) {

    /** The state of the process. */
    public enum State {
        /** The run has ended, or was a dry run or a rehearsal: no process is needed. */
        NOT_NEEDED,
        RUNNING,
        /** It died without releasing the run. */
        GONE,
        /** It stopped in an orderly way. */
        LEFT,
        /** It is on another machine. */
        ELSEWHERE,
        /** The folder does not say. */
        UNKNOWN
    }

    public static RunnerStatus of(Home home, RunId run, RunState state) {
        return of(home, run, state.ended().isPresent() || state.isDryRun() || state.isRehearsal(), state.lastAt());
    }

    /**
     * Of a run whose state is known.
     *
     * @param needsNone whether it has ended, or was a dry run or a rehearsal
     */
    public static RunnerStatus of(Home home, RunId run, boolean needsNone, Optional<Instant> lastEvent) {
        var holder = LeaseGlance.of(home.disk(), home.folder(run))
                .map(LeaseGlance::holder)
                .or(() -> home.holder(run));
        var presence = holder.map(LeaseHolder::presence).map(RunnerStatus::state);
        boolean over = needsNone && !presence.equals(Optional.of(State.RUNNING));
        return new RunnerStatus(over ? State.NOT_NEEDED : presence.orElse(State.UNKNOWN), holder, lastEvent);
    }

    private static State state(LeaseHolder.Presence presence) {
        return switch (presence) {
            case RUNNING -> State.RUNNING;
            case GONE -> State.GONE;
            case LEFT -> State.LEFT;
            case UNKNOWN -> State.ELSEWHERE;
        };
    }

    /** Whether the run has to be resumed. */
    public boolean isMissing() {
        return state == State.GONE || state == State.LEFT;
    }

    /** One sentence with what to do next, by the state of the run; empty if there is nothing to say. */
    public Optional<String> words(RunId run, RunState runState) {
        return words(run.value(), runState);
    }

    /** The same, with the run named as a person may type it. */
    public Optional<String> words(String run, RunState runState) {
        return holder.flatMap(known -> words(known.runner(), next(run, runState)));
    }

    private Optional<String> words(Runner runner, String next) {
        String process = "Process " + runner.pid() + " (" + runner.user() + ")";
        return switch (state) {
            case GONE -> Optional.of(process + " died" + time(" after ") + next);
            case LEFT -> Optional.of(process + " stopped" + time(" at ") + next);
            case ELSEWHERE ->
                Optional.of(process + " runs on another machine, " + runner.host() + ": check there whether it"
                        + " is alive");
            case NOT_NEEDED, RUNNING, UNKNOWN -> Optional.empty();
        };
    }

    /** The command that helps: a rollback goes on, a hold is ended by somebody, a question is answered. */
    private static String next(String run, RunState runState) {
        boolean asks = !runState.questions().open().isEmpty();
        String answer = asks ? "; `cutover decide --run " + run + "` shows how to answer" : "";
        String waits = asks ? " --wait" : "";
        var open = runState.rollbacks().open();
        if (!open.isEmpty()) {
            return answer + "; `cutover rollback " + run
                    + ScopeArguments.of(open.get(0).scope()) + waits + "` goes on with the "
                    + (open.size() == 1 ? "rollback" : "rollbacks");
        }
        return runState.held().isPresent()
                ? answer + "; `cutover resume " + run + " --continue --as NAME" + waits + "` ends the hold"
                : answer + "; continue with `cutover resume " + run + waits + "`";
    }

    private String time(String before) {
        return lastEvent.map(at -> before + Durations.time(at)).orElse("");
    }
}
