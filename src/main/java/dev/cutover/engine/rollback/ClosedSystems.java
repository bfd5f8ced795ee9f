package dev.cutover.engine.rollback;

import dev.cutover.model.StepId;
import dev.cutover.model.SystemId;
import dev.cutover.model.Undo;
import dev.cutover.model.Work;
import dev.cutover.plan.rollback.RollbackPlan;
import dev.cutover.plan.rollback.WriterFences;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.UndoKey;
import dev.cutover.run.ledger.EffectLedger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What keeps the old platform closed for a scope. Immutable; of one moment.
 *
 * @param left what is to be undone, last first
 * @param barred what cannot be, as a point of no return was passed
 * @param lasting what has no undo
 * @param fences what has to be undone before some of it
 */
record ClosedSystems(
        RollbackContext context,
        List<RollbackPlan.Undoing> left,
        List<RollbackPlan.Barred> barred,
        List<Effect> lasting,
        WriterFences fences) {

    static ClosedSystems of(RollbackContext context) {
        var planner = context.stepContext().rollbackPlanner();
        var state = context.stepContext().state();
        // What can never be opened is of interest only while traffic is to return to it.
        return new ClosedSystems(
                context,
                planner.openings(state, context.scope(), context.fences()),
                planner.barredOpenings(state, context.scope()),
                context.holdsTraffic() ? planner.lastingClosings(state, context.scope()) : List.of(),
                context.fences());
    }

    boolean isEmpty() {
        return left.isEmpty() && barred.isEmpty() && lasting.isEmpty();
    }

    /** Whether the rollback does not go on before it is open, unless that is decided otherwise. */
    boolean stopsRollback() {
        return context.holdsTraffic() ? !isEmpty() : !left.isEmpty() && context.needsOldPlatform();
    }

    /** The steps whose undo opens it. */
    Stream<StepId> steps() {
        return left.stream().map(undoing -> undoing.entry().effect().step());
    }

    /** What was done to a system and keeps it closed, as far as it could still be undone or has no undo. */
    Stream<Effect> of(SystemId system) {
        return Stream.concat(left.stream().map(undoing -> undoing.entry().effect()), lasting.stream())
                .filter(effect -> effect.system().equals(system));
    }

    /** Whether anything keeps the system closed. */
    boolean isClosed(SystemId system) {
        return of(system).findAny().isPresent()
                || barred.stream()
                        .flatMap(one -> context.stepContext().find(one.step()).stream())
                        .anyMatch(step -> step.work() instanceof Work.Action action
                                && action.system().equals(system));
    }

    /** What is not undone while a fence would stop the traffic of others, with the reason. */
    Map<UndoKey, String> refused() {
        var refused = new LinkedHashMap<UndoKey, String>();
        tried().forEach(undoing ->
                fences.whyRefused(undoing.entry().effect()).ifPresent(why -> refused.put(undoing.key(), why)));
        return refused;
    }

    /** Whether nothing can be done now, as all that is left is refused or is relied on by what is. */
    boolean isRefused() {
        var refused = refused().keySet();
        var planner = context.stepContext().rollbackPlanner();
        var below = tried().filter(undoing -> refused.contains(undoing.key()))
                .flatMap(undoing -> planner.reliesOn(undoing.entry().effect().step()).stream())
                .collect(Collectors.toSet());
        return !refused.isEmpty()
                && tried().allMatch(undoing -> refused.contains(undoing.key())
                        || below.contains(undoing.entry().effect().step()));
    }

    private Stream<RollbackPlan.Undoing> tried() {
        return left.stream()
                .filter(undoing ->
                        context.rollback().whyBlocked(undoing.key().value()).isEmpty());
    }

    /** Each with the reason, for people. */
    List<String> words() {
        return Stream.of(
                        left.stream().map(undoing -> words(undoing.entry().effect(), why(undoing))),
                        barred.stream().map(RollbackPlan.Barred::toString),
                        lasting.stream().map(effect -> words(effect, "it has no undo, and may have closed it")))
                .flatMap(words -> words)
                .toList();
    }

    private static String words(Effect effect, String why) {
        return effect.system() + " (step '" + effect.step() + "'): " + why;
    }

    private String why(RollbackPlan.Undoing undoing) {
        String key = undoing.key().value();
        var blocked = context.rollback().whyBlocked(key);
        if (blocked.isPresent()) {
            return blocked.orElseThrow();
        }
        var refused = fences.whyRefused(undoing.entry().effect());
        if (refused.isPresent()) {
            return refused.orElseThrow();
        }
        var fence = fences.before(undoing.entry().effect()).stream().findFirst();
        if (fence.isPresent()) {
            return WriterFences.whyWriting(fence.orElseThrow().effect());
        }
        if (undoing.undo() instanceof Undo.ByHand) {
            return "nobody has said that it is undone";
        }
        return context.stepContext()
                .effect(key)
                .filter(entry -> entry.state() != EffectState.DONE)
                .map(EffectLedger.Entry::detail)
                .filter(detail -> !detail.isEmpty())
                .orElse("it is not undone yet");
    }
}
