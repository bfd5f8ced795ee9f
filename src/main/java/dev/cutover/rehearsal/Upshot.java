package dev.cutover.rehearsal;

import dev.cutover.engine.RunResult;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.ledger.RunState;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a run came to, in the words of {@code expect: { outcome: … }}. */
public enum Upshot {
    COMPLETED("completed"),
    COMPLETED_WITH_EXCEPTIONS("completed-with-exceptions"),
    ROLLED_BACK("rolled-back"),
    STUCK("stuck"),
    ABORTED("aborted"),
    DECLINED("declined"),
    /** A red gate, a failed step or drift has stopped it, and nobody has said how to go on. */
    HALTED("halted"),
    /** It waits for people. */
    WAITING("waiting"),
    /** It was broken off from outside; nothing can be said about it, so nobody can expect it. */
    INTERRUPTED("interrupted");

    private final String word;

    Upshot(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /** The one that a word means, of those that can be expected. */
    static Optional<Upshot> expected(String word) {
        return Arrays.stream(values())
                .filter(upshot -> upshot != INTERRUPTED && upshot.word.equals(word))
                .findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values())
                .filter(upshot -> upshot != INTERRUPTED)
                .map(Upshot::word)
                .toList();
    }

    /** A run that has not ended is told from how its runner left it. */
    static Upshot of(RunState state, RunResult result) {
        return state.ended().map(RunFact.Ended::ending).map(Upshot::of).orElseGet(() -> of(result.code()));
    }

    private static Upshot of(RunFact.Ending ending) {
        return switch (ending) {
            case COMPLETED -> Upshot.COMPLETED;
            case COMPLETED_WITH_EXCEPTIONS -> Upshot.COMPLETED_WITH_EXCEPTIONS;
            case ROLLED_BACK -> Upshot.ROLLED_BACK;
            case STUCK -> Upshot.STUCK;
            case ABORTED -> Upshot.ABORTED;
            case DECLINED -> Upshot.DECLINED;
        };
    }

    private static Upshot of(ExitCode code) {
        return switch (code) {
            case WAITING -> Upshot.WAITING;
            case HALTED, DRIFT -> Upshot.HALTED;
            case ROLLED_BACK -> Upshot.ROLLED_BACK;
            case STUCK -> Upshot.STUCK;
            case DECLINED -> Upshot.DECLINED;
            case DONE, EXCEPTIONS, ERROR, USAGE, INVALID, HELD_ELSEWHERE, INTERRUPTED -> Upshot.INTERRUPTED;
        };
    }
}
