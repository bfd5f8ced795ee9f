package dev.cutover.engine.effect;

import dev.cutover.engine.context.StepContext;
import dev.cutover.model.Segment;
import dev.cutover.model.Step;
import dev.cutover.model.Traffic;
import dev.cutover.model.Weight;
import dev.cutover.model.Work;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.StepState;
import dev.cutover.run.ledger.EffectLedger;
import dev.cutover.run.ledger.TrafficLedger;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The keys of a shift, and their weights by the record. Stateless. */
public final class ShiftTraffic {
    private ShiftTraffic() {}

    public static Traffic traffic(Work.Shift shift, StepContext stepContext) {
        return Objects.requireNonNull(stepContext.runbook().traffic().get(shift.traffic()), shift.traffic());
    }

    /**
     * The router's keys of the step. A key that was rolled back since the step began stays where it is: this step does
     * not raise it again.
     */
    public static List<Segment> keys(Step step, Traffic traffic, StepContext stepContext) {
        return traffic.keys(step.where(), stepContext.runbook().dimensions()).stream()
                .filter(key -> !isRolledBack(key, step, traffic, stepContext))
                .toList();
    }

    private static boolean isRolledBack(Segment key, Step step, Traffic traffic, StepContext stepContext) {
        return stepContext
                .state()
                .traffic()
                .of(traffic.id(), key)
                .flatMap(known -> stepContext.effect(known.effect()))
                .filter(effect -> effect.effect().direction() == Effect.Direction.BACK)
                .filter(effect -> effect.settledSeq() > stepContext.entry(step).bornSeq())
                .isPresent();
    }

    public static Optional<EffectLedger.Entry> lastMove(Step step, StepContext stepContext) {
        var moves = moves(step, stepContext);
        return moves.isEmpty() ? Optional.empty() : Optional.of(moves.get(moves.size() - 1));
    }

    /** The moves along the ramp, in the order in which they were intended. */
    public static List<EffectLedger.Entry> moves(Step step, StepContext stepContext) {
        return stepContext.state().effects().ofStep(step.id()).stream()
                .filter(entry -> entry.effect().direction() == Effect.Direction.FORWARD)
                .filter(entry -> !WeightsSetAgain.isOne(entry.effect(), stepContext))
                .toList();
    }

    /** The event by which a weight of the step came into force last, along the ramp or because it was set again. */
    public static long inForceSince(Step step, StepContext stepContext) {
        return stepContext.state().effects().ofStep(step.id()).stream()
                .filter(entry -> entry.effect().direction() == Effect.Direction.FORWARD)
                .mapToLong(EffectLedger.Entry::settledSeq)
                .max()
                .orElse(0);
    }

    /** Whether a weight of the step is being set again, or it is not known whether that has taken effect. */
    public static boolean isBeingSetAgain(Step step, Traffic traffic, StepContext stepContext) {
        return keys(step, traffic, stepContext).stream()
                .flatMap(key -> stepContext.state().traffic().of(traffic.id(), key).stream())
                .filter(known -> !known.certain())
                .flatMap(known -> stepContext.effect(known.effect()).stream())
                .anyMatch(entry -> WeightsSetAgain.isOne(entry.effect(), stepContext));
    }

    /**
     * Whether another step is setting a weight of the shift's keys, or what became of that is still to be read. One key
     * is set by one request at a time: its weight after two at once could not be told from their answers.
     */
    public static boolean isBeingSetByAnother(Step step, Traffic traffic, StepContext stepContext) {
        return keys(step, traffic, stepContext).stream()
                .flatMap(key -> stepContext.state().traffic().of(traffic.id(), key).stream())
                .filter(known -> !known.certain())
                .flatMap(known -> stepContext.effect(known.effect()).stream())
                .filter(entry -> !entry.effect().step().equals(step.id()))
                .filter(entry -> entry.state() == EffectState.INTENDED || entry.state() == EffectState.IN_DOUBT)
                .anyMatch(entry ->
                        stepContext.state().steps().of(entry.effect().step()).state() == StepState.STARTED);
    }

    /** Whether the shift has begun and some of its traffic is not proven to be on the old platform. */
    public static boolean hasTraffic(Step step, StepContext stepContext) {
        if (!(step.work() instanceof Work.Shift shift)
                || stepContext.entry(step).attempt() == 0) {
            return false;
        }
        var traffic = traffic(shift, stepContext);
        return traffic.keys(step.where(), stepContext.runbook().dimensions()).stream()
                .flatMap(key -> stepContext.state().traffic().of(traffic.id(), key).stream())
                .anyMatch(TrafficLedger.Entry::mayBeMoved);
    }

    /** The weight of a key by the record; 0 % if it was never moved. */
    public static Weight level(Traffic traffic, Segment key, StepContext stepContext) {
        return stepContext
                .state()
                .traffic()
                .of(traffic.id(), key)
                .map(TrafficLedger.Entry::weight)
                .orElse(Weight.NONE);
    }
}
