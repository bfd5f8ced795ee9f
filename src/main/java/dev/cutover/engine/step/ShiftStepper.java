package dev.cutover.engine.step;

import dev.cutover.engine.context.NextAction;
import dev.cutover.engine.context.StepContext;
import dev.cutover.engine.effect.EffectCalls;
import dev.cutover.engine.effect.ShiftTraffic;
import dev.cutover.engine.effect.WeightCalls;
import dev.cutover.engine.effect.WeightCheck;
import dev.cutover.engine.guard.ShiftFreeze;
import dev.cutover.model.Step;
import dev.cutover.model.Work;
import dev.cutover.run.AttemptNote;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.ledger.EffectLedger;
import org.jspecify.annotations.Nullable;

/**
 * Moves a segment along its ramp. Its position follows from the record: the weights read back last, the soak that began
 * then, and the samples of the guards since.
 */
final class ShiftStepper implements Stepper {
    @Override
    public NextAction next(Step step, StepContext stepContext) {
        var shift = (Work.Shift) step.work();
        var last = ShiftTraffic.lastMove(step, stepContext);
        if (last.isPresent()
                && last.orElseThrow().state() != EffectState.DONE
                && !moves(last.orElseThrow(), stepContext).moves().isEmpty()) {
            var unsettled = unsettled(step, shift, last.orElseThrow(), stepContext);
            if (unsettled != null) {
                return unsettled;
            }
        }
        var traffic = ShiftTraffic.traffic(shift, stepContext);
        if (ShiftFreeze.isFrozen(step, stepContext)
                || ShiftTraffic.isBeingSetAgain(step, traffic, stepContext)
                || ShiftTraffic.isBeingSetByAnother(step, traffic, stepContext)) {
            return new NextAction.Wait(null);
        }
        var drifted = WeightCheck.found(step, stepContext);
        if (drifted != null) {
            return drifted;
        }
        // A new runner reads the weights again: a router may have lost them meanwhile.
        var read = new AttemptNote.WeightsRead(stepContext.state().epoch());
        return !stepContext.entry(step).noted(read)
                ? WeightCheck.read(step, read, stepContext)
                : new Ramp(step, shift, traffic, stepContext).next();
    }

    /** The moves that an effect still owns: a key that a later effect moves belongs to that one. */
    private static Effect.Weights moves(EffectLedger.Entry entry, StepContext stepContext) {
        var weights = (Effect.Weights) entry.effect().deed();
        var moves = weights.moves().stream()
                .filter(move -> stepContext
                        .state()
                        .traffic()
                        .of(weights.traffic(), move.key())
                        .filter(known -> known.effect().equals(entry.effect().key()))
                        .isPresent())
                .toList();
        return new Effect.Weights(weights.traffic(), moves);
    }

    private static @Nullable NextAction unsettled(
            Step step, Work.Shift shift, EffectLedger.Entry entry, StepContext stepContext) {
        boolean asked = EffectCalls.askedInThisAttempt(step, entry, stepContext);
        return switch (entry.state()) {
            case INTENDED ->
                ShiftFreeze.isFrozen(step, stepContext)
                        ? new NextAction.Wait(null)
                        : call(step, shift, entry, stepContext, false);
            case IN_DOUBT -> call(step, shift, entry, stepContext, true);
            case UNKNOWN, POSSIBLE -> unknown(step, entry, stepContext, asked);
            case NOT_DONE -> asked ? NextAction.note(EffectCalls.failed(step, entry, stepContext)) : null;
            case DONE -> null;
        };
    }

    private static NextAction unknown(Step step, EffectLedger.Entry entry, StepContext stepContext, boolean asked) {
        boolean inPart =
                entry.state() == EffectState.POSSIBLE && entry.cause() == EffectFact.Cause.NONE && entry.repeats() == 0;
        // A move in part is completed once; whether anything else is tried again is for the step's retry.
        if (asked && !inPart) {
            return NextAction.note(EffectCalls.failed(step, entry, stepContext));
        }
        if (ShiftFreeze.isFrozen(step, stepContext)) {
            return new NextAction.Wait(null);
        }
        return NextAction.note(
                new EffectFact.Repeated(entry.effect().key(), "setting the same weight again does no harm"));
    }

    private static NextAction call(
            Step step, Work.Shift shift, EffectLedger.Entry entry, StepContext stepContext, boolean inDoubt) {
        var target = new WeightCalls.Target(
                ShiftTraffic.traffic(shift, stepContext),
                moves(entry, stepContext),
                step.where(),
                stepContext.entry(step).attempt(),
                step.policy().timeout());
        return inDoubt ? WeightCalls.settle(entry, target, stepContext) : WeightCalls.move(entry, target, stepContext);
    }
}
