package dev.cutover.engine.rollback;

import dev.cutover.model.RecordOwnership;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.SystemId;
import dev.cutover.model.Work;
import dev.cutover.plan.rollback.TrafficOfScope;
import dev.cutover.plan.rollback.WriterFences;
import dev.cutover.run.Effect;
import dev.cutover.run.fact.RollbackFact.Subject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A system that was fenced so that the old one could be opened. Until that is open, or where traffic stays, people have
 * to know that it takes no writes. Immutable; of one moment.
 *
 * @param system the one that is fenced
 * @param undone the steps whose undo has fenced it, in the order of the runbook
 * @param artifacts what it no longer writes
 * @param owner the system that owned them before
 * @param about what a leftover that names it is about
 * @param canContinue whether the run may do a step again after the rollback
 * @param isOwnerClosed whether that one is not open, so that nobody writes
 */
record FencedWriter(
        SystemId system,
        List<StepId> undone,
        List<String> artifacts,
        SystemId owner,
        Subject about,
        boolean canContinue,
        boolean isOwnerClosed) {

    /** Each whose owner before is not open; where traffic stays, the others too. */
    static List<FencedWriter> of(RollbackContext context, ClosedSystems closed) {
        var runbook = context.stepContext().runbook();
        if (!WriterFences.isNeeded(runbook)) {
            return List.of();
        }
        var found = new ArrayList<FencedWriter>();
        runbook.inventory().records().stream()
                .filter(RecordOwnership::hasOneWriter)
                .collect(Collectors.groupingBy(
                        one -> List.of(one.before(), one.after()), LinkedHashMap::new, Collectors.toList()))
                .forEach((systems, owned) -> {
                    var one = of(context, closed, owned);
                    if (!one.undone.isEmpty()
                            && (one.isOwnerClosed || context.rollback().isParked())) {
                        found.add(one);
                    }
                });
        return found;
    }

    private static FencedWriter of(RollbackContext context, ClosedSystems closed, List<RecordOwnership> owned) {
        var before = owned.get(0).before();
        var after = owned.get(0).after();
        return new FencedWriter(
                after,
                undone(context, after),
                owned.stream().map(RecordOwnership::artifact).distinct().toList(),
                before,
                closed.of(before)
                        .map(Effect::key)
                        .<Subject>map(Subject.OfEffect::new)
                        .findFirst()
                        .orElseGet(() -> traffic(context)),
                !context.scope().isWholeRun(),
                closed.isClosed(before));
    }

    private static Subject traffic(RollbackContext context) {
        return context.owedTraffic().entrySet().stream()
                .flatMap(flow -> flow.getValue().stream()
                        .<Subject>map(
                                move -> new Subject.OfTraffic(flow.getKey().id(), move.key())))
                .findFirst()
                .orElseGet(Subject.OfRollback::new);
    }

    private static List<StepId> undone(RollbackContext context, SystemId system) {
        var stepContext = context.stepContext();
        var traffic = new TrafficOfScope(stepContext.runbook(), context.scope());
        return stepContext
                .runbook()
                .steps()
                .filter(step -> isOf(step, system) && traffic.touches(step.where()))
                .filter(step -> UndoneSteps.isUndone(step, stepContext))
                .map(Step::id)
                .toList();
    }

    private static boolean isOf(Step step, SystemId system) {
        return step.work() instanceof Work.Action action && action.system().equals(system);
    }

    /** {@code new takes no writes of orders, as promote is undone, and old is not open: nobody takes them; …}. */
    String words() {
        return system + " takes no writes of " + String.join(", ", artifacts) + ", as " + names(undone.stream())
                + (undone.size() == 1 ? " is" : " are") + " undone"
                + (isOwnerClosed ? ", and " + owner + " is not open: nobody takes them" : "")
                + "; where " + system + " is to go on, " + goOn();
    }

    /** A rollback of the whole run ends the run, so that only people are left to do anything. */
    private String goOn() {
        return canContinue
                ? "`cutover again "
                        + undone.stream().map(step -> "--step " + step).collect(Collectors.joining(" "))
                        + "` makes it the writer again"
                : "do again by hand what " + names(undone.stream()) + " did";
    }

    private static String names(Stream<StepId> steps) {
        return steps.map(StepId::value).collect(Collectors.joining(", "));
    }
}
