package dev.cutover.rehearsal;

import dev.cutover.engine.RunResult;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.ledger.RunState;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The outcome of a run, in the words of {@code expect: { outcome: … }}. */
public enum RehearsalOutcome {
    COMPLETED("completed"),
    COMPLETED_WITH_EXCEPTIONS("completed-with-exceptions"),
    ROLLED_BACK("rolled-back"),
    /** Ended by people after a rollback, with some of its traffic left on the new platform. */
    STOPPED("stopped"),
    STUCK("stuck"),
    ABORTED("aborted"),
    DECLINED("declined"),
    /** Stopped by a red gate, a failed step or drift, without a decision on how to continue. */
    HALTED("halted"),
    /** Waits for people. */
    WAITING("waiting"),
    /** Interrupted from outside. A scenario cannot expect it. */
    INTERRUPTED("interrupted");

    private final String word;

    RehearsalOutcome(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /** The outcome for a word, among those that a scenario can expect. */
    static Optional<RehearsalOutcome> expected(String word) {
        return Arrays.stream(values())
                .filter(rehearsalOutcome -> rehearsalOutcome != INTERRUPTED && rehearsalOutcome.word.equals(word))
                .findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values())
                .filter(rehearsalOutcome -> rehearsalOutcome != INTERRUPTED)
                .map(RehearsalOutcome::word)
                .toList();
    }

    /** The outcome of a run; if it has not ended, the way its runner stopped decides. */
    static RehearsalOutcome of(RunState state, RunResult result) {
        return state.ended()
                .map(RunFact.Ended::ending)
                .map(RehearsalOutcome::of)
                .orElseGet(() -> of(result.code()));
    }

    private static RehearsalOutcome of(RunFact.Ending ending) {
        return switch (ending) {
            case COMPLETED -> RehearsalOutcome.COMPLETED;
            case COMPLETED_WITH_EXCEPTIONS -> RehearsalOutcome.COMPLETED_WITH_EXCEPTIONS;
            case ROLLED_BACK -> RehearsalOutcome.ROLLED_BACK;
            case STOPPED -> RehearsalOutcome.STOPPED;
            case STUCK -> RehearsalOutcome.STUCK;
            case ABORTED -> RehearsalOutcome.ABORTED;
            case DECLINED -> RehearsalOutcome.DECLINED;
        };
    }

    private static RehearsalOutcome of(ExitCode code) {
        return switch (code) {
            case WAITING -> RehearsalOutcome.WAITING;
            case HALTED, DRIFT, INCOMPLETE -> RehearsalOutcome.HALTED;
            case ROLLED_BACK -> RehearsalOutcome.ROLLED_BACK;
            case STUCK -> RehearsalOutcome.STUCK;
            case DECLINED -> RehearsalOutcome.DECLINED;
            case DONE, EXCEPTIONS, ERROR, USAGE, INVALID, HELD_ELSEWHERE, INTERRUPTED -> RehearsalOutcome.INTERRUPTED;
        };
    }
}
