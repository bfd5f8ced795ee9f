package dev.cutover.dryrun;

import dev.cutover.model.CriterionId;
import dev.cutover.model.OnBreach;
import dev.cutover.model.Phase;
import dev.cutover.model.Role;
import dev.cutover.model.RoleId;
import dev.cutover.model.RollbackProcedure;
import dev.cutover.model.RollbackStep;
import dev.cutover.model.Runbook;
import dev.cutover.model.Step;
import dev.cutover.model.Trigger;
import dev.cutover.model.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A runbook for a run that skips writes. Checks of the result of a write are disarmed, since there is no result: the
 * {@code verify} of an action, the guards of a shift and the triggers. Their criteria are still sampled and shown, but
 * a breach has no effect. Checks before a write, such as gates, still stop the run. Each role has a stand-in.
 */
final class DryRunbook {
    /** Longer than any run: a breach is watched and never acted upon. */
    private static final Duration NEVER = Duration.ofDays(36_500);

    private DryRunbook() {}

    static Runbook of(Runbook runbook) {
        return runbook.withRoles(roles(runbook))
                .withPhases(runbook.phases().stream().map(DryRunbook::of).toList())
                .withRollback(rollback(runbook))
                .unsigned();
    }

    /** The name of the stand-in for a role. */
    static String standIn(RoleId role) {
        return DryRunNotes.WHO + " for " + role;
    }

    private static Map<RoleId, Role> roles(Runbook runbook) {
        var roles = new LinkedHashMap<RoleId, Role>();
        runbook.roles().forEach((id, role) -> {
            var who = new ArrayList<>(role.who());
            who.add(standIn(id));
            roles.put(id, new Role(id, who, role.contact(), role.may(), role.deputies()));
        });
        return roles;
    }

    private static Phase of(Phase phase) {
        return new Phase(
                phase.name(),
                phase.starts(),
                phase.steps().stream().map(DryRunbook::of).toList());
    }

    private static Step of(Step step) {
        return step.withWork(of(step.work()));
    }

    private static Work of(Work work) {
        if (work instanceof Work.Action action) {
            return new Work.Action(action.system(), action.call(), action.with(), action.undo(), Optional.empty());
        }
        if (work instanceof Work.Shift shift) {
            return new Work.Shift(shift.traffic(), shift.ramp(), shift.soak(), List.of(), OnBreach.HOLD);
        }
        if (work instanceof Work.Observe observe) {
            return new Work.Observe(
                    observe.criteria(), observe.time(), observe.every(), observe.tolerate(), OnBreach.HOLD);
        }
        if (work instanceof Work.Task
                || work instanceof Work.Gate
                || work instanceof Work.Decision
                || work instanceof Work.Baseline
                || work instanceof Work.Notify
                || work instanceof Work.Capture
                || work instanceof Work.Wait
                || work instanceof Work.Reconcile) {
            // It verifies no write and acts on no breach, so it stays as written.
            return work;
        }
        throw new IllegalStateException("no dry run of " + work.getClass());
    }

    private static RollbackProcedure rollback(Runbook runbook) {
        var watched = new LinkedHashSet<CriterionId>();
        runbook.rollback().ifPresent(plan -> plan.triggers().forEach(trigger -> watched.add(trigger.criterion())));
        runbook.steps()
                .flatMap(step -> step.work() instanceof Work.Shift shift ? shift.guard().stream() : Stream.empty())
                .forEach(watched::add);
        return new RollbackProcedure(
                runbook.rollback().map(RollbackProcedure::window).orElse(NEVER),
                runbook.rollback().flatMap(RollbackProcedure::accepts),
                runbook.rollback().map(RollbackProcedure::opening).orElse(RollbackProcedure.Opening.DEFAULT),
                runbook.rollback().map(RollbackProcedure::returnRamp).orElse(RollbackProcedure.ReturnRamp.AT_ONCE),
                watched.stream()
                        .map(criterion -> new Trigger(criterion, NEVER, Trigger.Then.ASK))
                        .toList(),
                runbook.rollback().stream()
                        .flatMap(plan -> plan.steps().stream())
                        .map(own -> new RollbackStep(of(own.step()), own.ifUnreachable()))
                        .toList());
    }
}
