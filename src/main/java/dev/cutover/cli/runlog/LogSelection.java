package dev.cutover.cli.runlog;

import dev.cutover.model.CriterionId;
import dev.cutover.model.Runbook;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.SystemId;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.query.PinnedRunbook;
import dev.cutover.query.RecordedRun;
import dev.cutover.run.ledger.RunState;
import dev.cutover.runlog.LogEntry;
import dev.cutover.spi.settings.NearName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which entries of a log somebody wants to see. Not thread-safe, as the state of the run is not. */
final class LogSelection {
    private final RunState state;
    private final Optional<String> step;
    private final Optional<String> system;
    private final boolean trouble;
    private final Set<String> criteria;

    /**
     * Checks the names that were typed.
     *
     * @throws ProblemException if the run has no such step, or its runbook no such system
     */
    LogSelection(RecordedRun recordedRun, Optional<String> step, Optional<String> system, boolean trouble) {
        this.state = recordedRun.state();
        this.step = step;
        this.system = system;
        this.trouble = trouble;
        var runbook = PinnedRunbook.of(state.created()).runbook();
        step.ifPresent(name -> requireStep(runbook, name));
        system.ifPresent(name -> requireSystem(runbook, name));
        this.criteria = step.stream()
                .flatMap(name -> runbook.allSteps().filter(one -> one.id().equals(new StepId(name).asWritten())))
                .flatMap(one -> one.work().watched().stream())
                .map(CriterionId::value)
                .collect(Collectors.toSet());
    }

    private void requireStep(Runbook runbook, String name) {
        var known = runbook.allSteps().map(Step::id).map(StepId::value).toList();
        boolean hasRun = state.steps().all().stream()
                .anyMatch(entry -> entry.step().value().equals(name));
        if (!hasRun && !known.contains(name)) {
            throw unknown("the runbook has no step '" + name + "'", name, known, "`cutover status` lists its steps");
        }
    }

    private static void requireSystem(Runbook runbook, String name) {
        var known = runbook.inventory().systems().keySet().stream()
                .map(SystemId::value)
                .sorted()
                .toList();
        if (!known.contains(name)) {
            String all = "its systems: " + String.join(", ", known);
            throw unknown("the runbook has no system '" + name + "'", name, known, all);
        }
    }

    private static ProblemException unknown(String message, String name, List<String> known, String otherwise) {
        String hint = NearName.of(name, known)
                .map(near -> "did you mean '" + near + "'?")
                .orElse(otherwise);
        return new ProblemException(ExitCode.USAGE, message, hint);
    }

    boolean has(LogEntry entry) {
        return system.filter(name -> !entry.field("system").equals(name)).isEmpty()
                && step.filter(name -> !isOfStep(entry, name)).isEmpty()
                && (!trouble || entry.level().isTrouble());
    }

    private boolean isOfStep(LogEntry entry, String name) {
        String its = entry.field("step");
        return its.equals(name)
                || (!its.isEmpty() && new StepId(its).asWritten().value().equals(name))
                || (criteria.contains(entry.field("criterion")) && isUnderWay(name, entry.at()));
    }

    /** Whether the step ran at that time, in one attempt or between two. */
    private boolean isUnderWay(String name, Instant at) {
        return state.steps().all().stream()
                .filter(entry -> entry.step().value().equals(name))
                .anyMatch(entry -> isIn(entry.firstStarted(), entry.ended(), at));
    }

    private static boolean isIn(@Nullable Instant from, @Nullable Instant until, Instant at) {
        return from != null && !at.isBefore(from) && (until == null || !at.isAfter(until));
    }
}
