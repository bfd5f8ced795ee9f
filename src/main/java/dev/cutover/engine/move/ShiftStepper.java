package dev.cutover.engine.move;

import dev.cutover.model.Step;
import dev.cutover.model.Work;
import dev.cutover.run.AttemptNote;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.ledger.EffectLedger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Moves a segment along its ramp. Where it stands is read from the record: the weights that were read back last, the
 * hold that began then, and what the guards have said since.
 */
final class ShiftStepper implements Stepper {
    private static final int MOST_REPEATS = 3;

    @Override
    public Move next(Step step, Scene scene) {
        var shift = (Work.Shift) step.work();
        var last = ShiftTraffic.lastMove(step, scene);
        if (last.isPresent()
                && last.orElseThrow().state() != EffectState.DONE
                && !moves(last.orElseThrow(), scene).moves().isEmpty()) {
            var unsettled = unsettled(step, shift, last.orElseThrow(), scene);
            if (unsettled != null) {
                return unsettled;
            }
        }
        if (ShiftFreeze.isFrozen(step, scene)) {
            return new Move.Wait(null);
        }
        // Whoever takes a run over reads the weights again: a router may have forgotten them meanwhile.
        var read = new AttemptNote.WeightsRead(scene.state().epoch());
        return !scene.entry(step).noted(read)
                ? WeightCheck.read(step, read, scene)
                : new Ramp(step, shift, ShiftTraffic.traffic(shift, scene), scene).next();
    }

    /** What an effect is still about: a key that another effect was meant for since is left to that one. */
    private static Effect.Weights moves(EffectLedger.Entry entry, Scene scene) {
        var weights = (Effect.Weights) entry.effect().deed();
        var moves = weights.moves().stream()
                .filter(move -> scene.state()
                        .traffic()
                        .of(weights.traffic(), move.key())
                        .filter(known -> known.effect().equals(entry.effect().key()))
                        .isPresent())
                .toList();
        return new Effect.Weights(weights.traffic(), moves);
    }

    private static @Nullable Move unsettled(Step step, Work.Shift shift, EffectLedger.Entry entry, Scene scene) {
        boolean asked = EffectCalls.askedInThisAttempt(step, entry, scene);
        return switch (entry.state()) {
            case INTENDED ->
                ShiftFreeze.isFrozen(step, scene) ? new Move.Wait(null) : call(step, shift, entry, scene, false);
            case IN_DOUBT -> call(step, shift, entry, scene, true);
            case UNKNOWN, POSSIBLE -> unknown(step, entry, scene, asked);
            case NOT_DONE -> asked ? Move.note(EffectCalls.failed(step, entry, scene)) : null;
            case DONE -> null;
        };
    }

    private static Move unknown(Step step, EffectLedger.Entry entry, Scene scene, boolean asked) {
        boolean drifted = entry.cause() == EffectFact.Cause.DRIFT;
        if (asked && (drifted || entry.repeats() >= MOST_REPEATS)) {
            return Move.note(EffectCalls.failed(step, entry, scene));
        }
        if (ShiftFreeze.isFrozen(step, scene)) {
            return new Move.Wait(null);
        }
        return Move.note(new EffectFact.Repeated(entry.effect().key(), "setting the same weight again does no harm"));
    }

    private static Move call(Step step, Work.Shift shift, EffectLedger.Entry entry, Scene scene, boolean inDoubt) {
        var effect = entry.effect();
        var weights = moves(entry, scene);
        var traffic = ShiftTraffic.traffic(shift, scene);
        boolean repeats = scene.state().effects().mayHaveHappenedBefore(effect.key());
        return new Move.Call(
                step.id(),
                scene.entry(step).attempt(),
                traffic.router().value(),
                step.policy().timeout(),
                hands -> {
                    var router = new Router(scene, traffic, hands, repeats);
                    var context = hands.context(effect.key(), effect.correlation(), step.where());
                    return List.of(inDoubt ? router.settle(entry, weights) : router.move(effect, weights, context));
                },
                trouble -> List.of(
                        inDoubt
                                ? Doubt.unknown(entry, trouble.why())
                                : EffectCalls.inDoubt(effect.key(), trouble, step)));
    }
}
