package dev.cutover.engine.rollback;

import dev.cutover.engine.context.NextAction;
import dev.cutover.plan.rollback.UndoTimes;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.RollbackFact;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Undoes what keeps the old platform closed, last first, before any traffic returns to it. While traffic waits for
 * that, or is there already and refused, it is tried again and again; how the rollback continues without is decided by
 * the runbook or by people. Stateless.
 */
final class OpenPhase {
    private OpenPhase() {}

    static @Nullable NextAction next(RollbackContext context) {
        var planner = context.stepContext().rollbackPlanner();
        if (context.rollback().opened() != null || planner.opening().isEmpty()) {
            return null;
        }
        var closed = ClosedSystems.of(context);
        var decision = new OpeningDecision(context, closed);
        if (closed.isEmpty()) {
            return decision.isParked() ? decision.park() : opened(context);
        }
        boolean isNeeded = closed.stopsRollback();
        if (context.isClosing() || closed.steps().anyMatch(context::isBusy)) {
            return isNeeded ? decision.next(new NextAction.Wait(null)) : new NextAction.Wait(null);
        }
        var undo = UndoSequence.opening(context, isNeeded).next();
        if (undo != null && !undo.waits()) {
            return undo;
        }
        if (isNeeded) {
            return decision.next(undo);
        }
        // No traffic of its scope waits for it: what comes after traffic goes on beside it.
        return undo instanceof NextAction.People ? null : undo;
    }

    /** What becomes of the traffic while a call of this rollback is under way, which may still open the platform. */
    static NextAction whileCalling(RollbackContext context) {
        var planner = context.stepContext().rollbackPlanner();
        boolean isOpening =
                context.rollback().opened() == null && !planner.opening().isEmpty() && !context.isTakenOver();
        var closed = isOpening ? ClosedSystems.of(context) : null;
        return closed == null || !closed.stopsRollback()
                ? new NextAction.People()
                : new OpeningDecision(context, closed).whileCalling();
    }

    /** Says so once, if this rollback has opened anything; nothing asks any more what becomes of the traffic. */
    private static @Nullable NextAction opened(RollbackContext context) {
        var facts = new ArrayList<Fact>();
        if (hasOpened(context)) {
            facts.add(
                    new RollbackFact.Opened(context.rollback().number(), RollbackFact.OpeningOutcome.OPEN, List.of()));
        }
        facts.addAll(OpeningQuestion.lapse(context, "the old platform is open"));
        return facts.isEmpty() ? null : new NextAction.Note(facts);
    }

    private static boolean hasOpened(RollbackContext context) {
        var state = context.stepContext().state();
        var undoTimes = new UndoTimes(context.stepContext().runbook(), context.scope());
        return context.stepContext().rollbackPlanner().opening().stream()
                .flatMap(step -> state.effects().ofStep(step).stream())
                .filter(entry -> entry.effect().direction() == Effect.Direction.BACK
                        && entry.state() == EffectState.DONE
                        && entry.settledSeq() > context.rollback().seq())
                .flatMap(entry -> state.effects().of(entry.effect().undoes()).stream())
                .anyMatch(forward -> undoTimes.isOpening(forward.effect()) && undoTimes.isMeant(forward.effect()));
    }
}
