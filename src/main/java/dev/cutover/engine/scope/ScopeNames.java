package dev.cutover.engine.scope;

import dev.cutover.model.Phase;
import dev.cutover.model.RollbackStep;
import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.model.Segment;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.spi.settings.NearName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The phases and steps of a runbook by the names that people type. Immutable. */
public final class ScopeNames {
    private final Runbook runbook;

    public ScopeNames(Runbook runbook) {
        this.runbook = runbook;
    }

    /**
     * A step of the phases.
     *
     * @throws ProblemException if they have none of that name
     */
    public Step step(String name) {
        var id = new StepId(name);
        return runbook.steps()
                .filter(step -> step.id().equals(id))
                .findFirst()
                .orElseThrow(() -> isOfRollback(id)
                        ? new ProblemException(
                                ExitCode.USAGE,
                                "'" + name + "' is a step of the runbook's rollback, which is not rolled back itself",
                                "name a step of a phase; `cutover status` lists them")
                        : unknown(
                                "step",
                                name,
                                runbook.steps().map(step -> step.id().value()).toList(),
                                "`cutover status` lists its steps"));
    }

    private boolean isOfRollback(StepId id) {
        return runbook.rollback().stream()
                .flatMap(procedure -> procedure.steps().stream())
                .map(RollbackStep::step)
                .anyMatch(step -> step.id().equals(id.asWritten()));
    }

    /**
     * The steps of a phase, by its name as it is written, or by its number from 1.
     *
     * @throws ProblemException if there is no such phase
     */
    public List<Step> phase(String name) {
        return runbook.phase(name)
                .map(Phase::steps)
                .orElseThrow(() -> unknown(
                        "phase",
                        name,
                        runbook.phases().stream().map(Phase::name).toList(),
                        "its phases are " + numbered()));
    }

    private String numbered() {
        var numbered = new ArrayList<String>();
        for (var phase : runbook.phases()) {
            numbered.add((numbered.size() + 1) + " " + phase.name());
        }
        return String.join(", ", numbered);
    }

    private static ProblemException unknown(String kind, String name, Collection<String> known, String otherwise) {
        return new ProblemException(
                ExitCode.USAGE,
                "the runbook has no " + kind + " '" + name + "'",
                NearName.of(name, known)
                        .map(near -> "did you mean '" + near + "'?")
                        .orElse(otherwise));
    }

    String of(Segment segment) {
        return runbook.nameOf(segment);
    }

    String of(Scope scope) {
        return runbook.nameOf(scope);
    }
}
