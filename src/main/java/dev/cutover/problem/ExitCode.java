package dev.cutover.problem;

import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

/** The exit codes of the process, for scripts. A code never changes its meaning. */
public enum ExitCode {
    DONE(0, "done as asked"),
    ERROR(1, "an error of the tool or of its surroundings"),
    USAGE(2, "wrong usage"),
    INVALID(3, "invalid runbook, environment or scenario"),
    WAITING(4, "waiting for a decision; the run can be resumed"),
    HALTED(5, "halted by a red gate or a failed step; the run can be resumed"),
    ROLLED_BACK(
            6, "rolled back: none of the run's traffic is left on the new platform; of rollback: its scope is back"),
    STUCK(7, "stuck: a rollback left something undone"),
    DRIFT(8, "drift: a system is not in the state that the record expects"),
    HELD_ELSEWHERE(9, "another run or runner holds it"),
    EXCEPTIONS(10, "done, with exceptions (skipped, overridden, by hand, unsettled, stopped part-way)"),
    DECLINED(11, "a person said no: a no-go, an abort"),
    INCOMPLETE(12, "not everything could be read or compared: nothing is said of the rest"),
    INTERRUPTED(130, "interrupted; the run can be resumed");

    private final int code;
    private final String meaning;

    ExitCode(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    /** The one that counts where several fit: the first of 7, 8, 11, 6 and 10, then any other in the given order. */
    public static Optional<ExitCode> first(Collection<ExitCode> fitting) {
        return Stream.of(STUCK, DRIFT, DECLINED, ROLLED_BACK, EXCEPTIONS)
                .filter(fitting::contains)
                .findFirst()
                .or(() -> fitting.stream().findFirst());
    }

    public int code() {
        return code;
    }

    public String meaning() {
        return meaning;
    }
}
