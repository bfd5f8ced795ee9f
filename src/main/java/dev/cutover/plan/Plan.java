package dev.cutover.plan;

import dev.cutover.model.Phase;
import dev.cutover.model.RoleId;
import dev.cutover.model.RollbackProcedure;
import dev.cutover.model.RollbackStep;
import dev.cutover.model.Runbook;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.Work;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Everything known of a run before it begins.
 *
 * @param timeline as the runbook says
 * @param expected as past runs say, where they do
 * @param accesses what each step of the phases does to systems, by its number
 * @param rollbackForecast the rollback at each point, with the times of drills
 * @param findings undeclared couplings
 */
public record Plan(
        Runbook runbook,
        Timeline timeline,
        Timeline expected,
        Experience experience,
        List<StepAccess> accesses,
        RollbackForecast rollbackForecast,
        List<StepCoupling.Finding> findings) {
    public Plan {
        accesses = List.copyOf(accesses);
        findings = List.copyOf(findings);
    }

    /**
     * Plans.
     *
     * @param declared what connectors say of the operations that are called
     * @param opening the steps whose undo opens the old platform
     * @param experience what past runs of this runbook say
     */
    public static Plan of(Runbook runbook, StepAccess.Declared declared, Set<StepId> opening, Experience experience) {
        var timeline = Timeline.planned(runbook);
        var accesses = runbook.steps()
                .map(step -> StepAccess.of(step, runbook, declared))
                .toList();
        var rollbackForecast = RollbackForecast.of(
                runbook,
                timeline,
                step -> opening.contains(step.id()),
                step -> experience
                        .undo(step.id())
                        .map(past -> past.durationRange().median()),
                step -> experience
                        .of(step.id())
                        .map(past -> past.durationRange().median())
                        .or(() -> Estimate.of(step).said()));
        return new Plan(
                runbook,
                timeline,
                Timeline.of(runbook, experience::takes),
                experience,
                accesses,
                rollbackForecast,
                CouplingSearch.of(runbook, timeline.order(), accesses));
    }

    public StepAccess access(Timeline.Slot slot) {
        return accesses.get(slot.number());
    }

    public Phase phase(Timeline.Slot slot) {
        return runbook.phases().get(slot.phase());
    }

    /** The rollback steps, in their order. */
    public List<RollbackStep> rollbackSteps() {
        return runbook.rollback().map(RollbackProcedure::steps).orElse(List.of());
    }

    /** When the run would end; empty if no past run says so. */
    public Optional<Experience.End> end() {
        return experience.end(runbook);
    }

    /** Steps without an estimate: the plan counts them as zero. */
    public List<StepId> notSaid() {
        return runbook.steps()
                .filter(step -> Estimate.of(step).said().isEmpty())
                .map(Step::id)
                .toList();
    }

    /** The points of no return, in the order in which they begin. */
    public List<Timeline.Slot> pointsOfNoReturn() {
        return timeline.slots().stream()
                .filter(slot -> slot.step().safety().pointOfNoReturn().isPresent())
                .toList();
    }

    /** Phases that begin later than they are planned, because what they need takes that long. */
    public List<Timeline.Stretch> late() {
        return timeline.stretches().stream()
                .filter(stretch -> stretch.late().compareTo(Duration.ZERO) > 0)
                .toList();
    }

    /** Who has to be present for a step: its owner, and those who act, answer or sign in it; each once. */
    public static List<RoleId> people(Step step) {
        return Stream.concat(step.owner().stream(), acting(step.work()))
                .distinct()
                .toList();
    }

    private static Stream<RoleId> acting(Work work) {
        if (work instanceof Work.Task task) {
            return Stream.of(task.by());
        } else if (work instanceof Work.Decision decision) {
            return Stream.of(decision.by());
        } else if (work instanceof Work.Gate gate) {
            return Stream.concat(
                    gate.approve().stream().flatMap(approval -> approval.by().stream()),
                    gate.attest().stream().map(attestation -> attestation.by()));
        } else if (work instanceof Work.Action
                || work instanceof Work.Baseline
                || work instanceof Work.Observe
                || work instanceof Work.Shift
                || work instanceof Work.Notify
                || work instanceof Work.Capture
                || work instanceof Work.Wait
                || work instanceof Work.Reconcile) {
            return Stream.empty();
        }
        throw new IllegalStateException("no people known of " + work.getClass());
    }
}
