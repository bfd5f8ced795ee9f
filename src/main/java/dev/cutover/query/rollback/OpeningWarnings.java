package dev.cutover.query.rollback;

import dev.cutover.model.RollbackProcedure;
import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.model.Segment;
import dev.cutover.model.StepId;
import dev.cutover.model.Undo;
import dev.cutover.plan.rollback.PlannedPhase;
import dev.cutover.plan.rollback.RollbackPlan;
import dev.cutover.plan.rollback.RollbackPlanner;
import dev.cutover.plan.rollback.RollbackSchedule;
import dev.cutover.plan.rollback.UndoTimes;
import dev.cutover.plan.rollback.WriterFences;
import dev.cutover.run.ledger.RunState;
import dev.cutover.words.Durations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What may keep the old platform closed to the traffic that a rollback brings back, or may take too long. It says
 * nothing that the phases of the plan say already. Stateless; the states that it is given are not thread-safe.
 */
final class OpeningWarnings {
    private OpeningWarnings() {}

    /** One sentence each, without a full stop. */
    static List<String> of(Runbook runbook, RunState state, Scope scope, RollbackPlan plan, RollbackSchedule schedule) {
        var warnings = new ArrayList<String>();
        people(runbook, plan).ifPresent(warnings::add);
        if (!plan.moves().isEmpty()) {
            warnings.addAll(stayClosed(runbook, state, scope, plan));
            warnings.addAll(barred(runbook, plan));
        }
        var fences = new RollbackPlanner(runbook).fences(state, scope);
        warnings.addAll(refused(fences, plan));
        parkedUnasked(runbook, fences, plan).ifPresent(warnings::add);
        runbook.rollback().flatMap(procedure -> slow(procedure, schedule)).ifPresent(warnings::add);
        return warnings;
    }

    private static Optional<String> people(Runbook runbook, RollbackPlan plan) {
        var byRole = new LinkedHashMap<String, List<String>>();
        plan.undo(Undo.Time.BEFORE_TRAFFIC).stream()
                .filter(undoing -> undoing.undo() instanceof Undo.ByHand)
                .map(undoing -> undoing.entry().effect().step())
                .forEach(step -> byRole.computeIfAbsent(role(runbook, step), key -> new ArrayList<>())
                        .add(step.value()));
        return byRole.isEmpty()
                ? Optional.empty()
                : Optional.of("opening the old platform needs a person: "
                        + byRole.entrySet().stream()
                                .map(one -> one.getKey() + " for " + String.join(", ", one.getValue()))
                                .collect(Collectors.joining("; ")));
    }

    private static String role(Runbook runbook, StepId id) {
        return runbook.steps()
                .filter(step -> step.id().equals(id))
                .findFirst()
                .flatMap(PhasePlans::doer)
                .map(role -> role.value())
                .orElse("those who may roll back");
    }

    /** What was done to the old platform and has no undo. */
    private static List<String> stayClosed(Runbook runbook, RunState state, Scope scope, RollbackPlan plan) {
        return new RollbackPlanner(runbook)
                .lastingClosings(state, scope).stream()
                        .filter(effect -> isReturning(effect.segment(), plan))
                        .map(effect -> "what " + effect.step() + " did to " + effect.system()
                                + " has no undo, so the old platform may stay closed to the traffic that returns")
                        .distinct()
                        .toList();
    }

    /** What is not opened because a second system might still write. */
    private static List<String> refused(WriterFences fences, RollbackPlan plan) {
        return plan.undo(Undo.Time.BEFORE_TRAFFIC).stream()
                .map(undoing -> undoing.entry().effect())
                .flatMap(effect ->
                        fences.whyRefused(effect).map(why -> effect.step() + " is not undone: " + why).stream())
                .toList();
    }

    /** Traffic that is parked unasked stays on what was fenced before, so that nobody may be writing. */
    private static Optional<String> parkedUnasked(Runbook runbook, WriterFences fences, RollbackPlan plan) {
        boolean isUnasked = runbook.rollback().stream()
                .anyMatch(procedure -> procedure.opening().otherwise() == RollbackProcedure.Otherwise.PARK);
        if (!isUnasked || plan.moves().isEmpty()) {
            return Optional.empty();
        }
        String fenced = plan.undo(Undo.Time.BEFORE_TRAFFIC).stream()
                .map(undoing -> undoing.entry().effect())
                .filter(fences::isFence)
                .map(effect -> effect.system().value())
                .distinct()
                .collect(Collectors.joining(", "));
        return fenced.isEmpty()
                ? Optional.empty()
                : Optional.of(fenced + " is fenced before the old platform is opened; where that does not open, traffic"
                        + " is parked there unasked, and nobody writes (`open: { else: park }`)");
    }

    private static List<String> barred(Runbook runbook, RollbackPlan plan) {
        var opening = UndoTimes.opening(runbook);
        Map<StepId, StepId> closed = new LinkedHashMap<>();
        plan.barred().stream()
                .filter(barred -> !barred.isTraffic() && opening.contains(barred.step()))
                .filter(barred -> runbook.steps()
                        .anyMatch(step -> step.id().equals(barred.step()) && isReturning(step.where(), plan)))
                .forEach(barred -> closed.put(barred.step(), barred.by()));
        return closed.entrySet().stream()
                .map(one -> one.getKey() + " is not undone: it lies before the point of no return '" + one.getValue()
                        + "', so the old platform may stay closed to the traffic that returns")
                .toList();
    }

    /** Whether any of the traffic that returns lies in the segment. */
    private static boolean isReturning(Segment segment, RollbackPlan plan) {
        return plan.moves().values().stream()
                .flatMap(List::stream)
                .anyMatch(move -> segment.contains(move.key()) || move.key().contains(segment));
    }

    /** The window is told with the whole time, so this is about the opening alone. */
    private static Optional<String> slow(RollbackProcedure procedure, RollbackSchedule schedule) {
        var opening = schedule.of(PlannedPhase.OPEN).known();
        var within = procedure.opening().within();
        return opening.compareTo(within) > 0
                ? Optional.of("opening is expected to take " + Durations.words(opening) + ", and may take "
                        + Durations.words(within))
                : Optional.empty();
    }
}
