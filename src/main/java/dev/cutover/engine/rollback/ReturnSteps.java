package dev.cutover.engine.rollback;

import dev.cutover.engine.context.StepContext;
import dev.cutover.engine.guard.OldPlatformAcceptance;
import dev.cutover.model.RollbackProcedure.ReturnRamp;
import dev.cutover.model.Traffic;
import dev.cutover.model.Weight;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.ledger.RollbackLedger;
import dev.cutover.run.ledger.TrafficLedger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How much of its traffic a cold platform gets next, and when. The steps that are done follow from the weights on
 * record, so a new runner continues where the old one stopped. When the window has passed, the rest returns at once.
 * Stateless.
 */
final class ReturnSteps {
    private final StepContext stepContext;
    private final RollbackLedger.Entry rollback;
    private final ReturnRamp returnRamp;
    private final Instant end;

    ReturnSteps(StepContext stepContext, RollbackLedger.Entry rollback) {
        this.stepContext = stepContext;
        this.rollback = rollback;
        this.returnRamp = stepContext
                .runbook()
                .rollback()
                .map(procedure -> procedure.returnRamp())
                .orElse(ReturnRamp.AT_ONCE);
        this.end = rollback.decided().plus(rollback.requested().window());
    }

    /**
     * One step.
     *
     * @param share what the new platform keeps at most
     * @param moves the weights to set; none of them is raised
     * @param due when it may begin; null at once
     */
    record ReturnStep(
            Weight share, List<Effect.Move> moves, @Nullable Instant due) {}

    /** @param moves the keys of the flow that are not proven to be back, as they return at once */
    ReturnStep next(Traffic flow, List<Effect.Move> moves) {
        int most = stepContext.now().isBefore(end) ? most(flow, moves) : Weight.NONE.basisPoints();
        var limited = new ArrayList<Effect.Move>();
        for (var move : moves) {
            if (!isReached(flow, move, most)) {
                limited.add(new Effect.Move(move.key(), move.from(), Math.min(least(flow, move), most)));
            }
        }
        return new ReturnStep(new Weight(most), limited, due(flow));
    }

    /** What the new platform keeps after the next step: the first of the ramp that is not reached. */
    private int most(Traffic flow, List<Effect.Move> moves) {
        int tooMuch = tooMuch(flow);
        for (var back : returnRamp.shares()) {
            int most = Weight.ALL.basisPoints() - back.basisPoints();
            if (most < tooMuch && moves.stream().anyMatch(move -> !isReached(flow, move, most))) {
                return most;
            }
        }
        return Weight.NONE.basisPoints();
    }

    /**
     * The lowest share that was not set as the router was found with less: somebody else has moved that traffic. The
     * next share is set instead, as the old platform is as cold for all other traffic.
     */
    private int tooMuch(Traffic flow) {
        return stepContext.state().effects().ofStep(rollback.step()).stream()
                .filter(entry -> entry.state() != EffectState.DONE && entry.cause() == EffectFact.Cause.DRIFT)
                .flatMap(entry -> entry.effect().deed() instanceof Effect.Weights weights
                                && weights.traffic().equals(flow.id())
                        ? weights.moves().stream().map(Effect.Move::to).max(Integer::compare).stream()
                        : Stream.empty())
                .min(Integer::compare)
                .orElse(Integer.MAX_VALUE);
    }

    private boolean isReached(Traffic flow, Effect.Move move, int most) {
        return entry(flow, move)
                .filter(entry -> entry.certain() && entry.weight().basisPoints() <= most)
                .isPresent();
    }

    /** The lowest weight that the key may have: where its weight is in doubt, setting a higher one might raise it. */
    private int least(Traffic flow, Effect.Move move) {
        return entry(flow, move)
                .map(entry -> entry.certain()
                        ? entry.weight().basisPoints()
                        : Math.min(entry.weight().basisPoints(), entry.target().basisPoints()))
                .orElse(Weight.NONE.basisPoints());
    }

    private Optional<TrafficLedger.Entry> entry(Traffic flow, Effect.Move move) {
        return stepContext.state().traffic().of(flow.id(), move.key());
    }

    /** After each share it soaks; where anything measures that the old platform takes orders, it must say so, too. */
    private @Nullable Instant due(Traffic flow) {
        var last = OldPlatformAcceptance.returnedLast(rollback, flow.id()::equals, stepContext);
        if (last.isEmpty() || returnRamp.equals(ReturnRamp.AT_ONCE)) {
            return null;
        }
        var since = last.orElseThrow();
        boolean isProven = OldPlatformAcceptance.criterion(stepContext).isEmpty()
                || OldPlatformAcceptance.isGreenSince(rollback, since, stepContext);
        var soaked = since.plus(returnRamp.soak());
        return isProven && soaked.isBefore(end) ? soaked : end;
    }
}
