package dev.cutover.query;

import dev.cutover.problem.ExitCode;
import dev.cutover.problem.Problem;
import dev.cutover.problem.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The results of a validation. Not thread-safe. */
public final class ValidationVerdicts {
    private final Set<Problem> problems = new LinkedHashSet<>();
    private final List<CheckedFile> good = new ArrayList<>();

    /** The result of a reader; empty, with its problems noted, if it failed. */
    public <T> Optional<T> collect(Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (ProblemException e) {
            problems.addAll(e.problems());
            return Optional.empty();
        }
    }

    public void bad(Problem problem) {
        problems.add(problem);
    }

    public void bad(List<Problem> more) {
        problems.addAll(more);
    }

    public void good(CheckedFile checkedFile) {
        good.add(checkedFile);
    }

    /** In the order in which they were checked. */
    public List<CheckedFile> good() {
        return List.copyOf(good);
    }

    /**
     * Returns only if nothing is wrong.
     *
     * @throws ProblemException with {@link ExitCode#INVALID} and all that is wrong, each once
     */
    public void throwIfBad() {
        if (!problems.isEmpty()) {
            throw new ProblemException(ExitCode.INVALID, List.copyOf(problems));
        }
    }

    /**
     * Returns only if the runbooks are disciplined as well.
     *
     * @throws ProblemException with {@link ExitCode#INVALID} and each finding that is not waived
     */
    public void throwIfUndisciplined() {
        var reports = good.stream().flatMap(file -> file.discipline().stream()).toList();
        if (reports.isEmpty()) {
            throw new ProblemException(
                    ExitCode.INVALID, "--strict judges runbooks, and none is given", "name the file of one");
        }
        var found =
                reports.stream().flatMap(report -> report.problems().stream()).toList();
        if (!found.isEmpty()) {
            throw new ProblemException(ExitCode.INVALID, found);
        }
    }
}
