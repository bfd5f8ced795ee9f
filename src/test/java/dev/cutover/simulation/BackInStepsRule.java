package dev.cutover.simulation;

import dev.cutover.model.RollbackProcedure;
import dev.cutover.model.Segment;
import dev.cutover.model.StepId;
import dev.cutover.model.Verdict;
import dev.cutover.model.Weight;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.fact.CriterionFact;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.RollbackFact;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Within its window, a rollback leaves out no step of the return that the runbook names, but for what would raise the
 * weight that somebody else has left. Where the runbook names a criterion, traffic is restored only once that is green.
 */
final class BackInStepsRule implements Rule {
    private final RollbackProcedure procedure;
    private final Consumer<String> complain;
    private final Map<Integer, Instant> ends = new HashMap<>();
    private final Map<Integer, Long> returned = new HashMap<>();
    private final Map<Segment, Integer> certain = new HashMap<>();
    private final Map<StepId, Integer> refused = new HashMap<>();
    private long accepted;

    BackInStepsRule(RollbackProcedure procedure, Consumer<String> complain) {
        this.procedure = procedure;
        this.complain = complain;
    }

    @Override
    public void see(Event event, Bookkeeper books) {
        var fact = event.fact();
        if (fact instanceof RollbackFact.Requested requested) {
            ends.put(requested.rollback(), event.at().plus(requested.window()));
        } else if (fact instanceof RollbackFact.Returned back) {
            returned.put(back.rollback(), event.seq());
        } else if (fact instanceof RollbackFact.Restored restored) {
            restored(event, restored);
        } else if (fact instanceof CriterionFact.Measured measured) {
            measured.stretches(event.at()).stream()
                    .filter(stretch -> procedure
                            .accepts()
                            .equals(Optional.of(stretch.last().criterion())))
                    .filter(stretch -> stretch.last().verdict() == Verdict.GREEN)
                    .forEach(stretch -> accepted = event.seq());
        } else if (fact instanceof EffectFact.Intended intended
                && intended.effect().deed() instanceof Effect.Weights weights) {
            if (intended.effect().direction() == Effect.Direction.BACK) {
                back(event, intended.effect(), weights);
            }
            weights.moves().forEach(move -> certain.remove(move.key()));
        } else if (fact instanceof EffectFact.Settled settled && settled.cause() == EffectFact.Cause.DRIFT) {
            refused(settled, books);
        } else if (fact instanceof EffectFact.Settled settled && settled.state() == EffectState.DONE) {
            var known = books.effects().get(settled.key());
            if (known != null && known.effect().deed() instanceof Effect.Weights weights) {
                weights.moves().forEach(move -> certain.put(move.key(), move.to()));
            }
        }
    }

    /** Somebody else has left less than that share. */
    private void refused(EffectFact.Settled settled, Bookkeeper books) {
        var known = books.effects().get(settled.key());
        if (known != null && known.effect().deed() instanceof Effect.Weights weights) {
            weights.moves().stream()
                    .map(Effect.Move::to)
                    .max(Integer::compare)
                    .ifPresent(share -> refused.merge(known.effect().step(), share, Math::min));
        }
    }

    private void restored(Event event, RollbackFact.Restored restored) {
        boolean isProven =
                returned.containsKey(restored.rollback()) && returned.getOrDefault(restored.rollback(), 0L) < accepted;
        if (procedure.accepts().isPresent() && !isProven) {
            complain.accept(event.seq() + ": rollback " + restored.rollback()
                    + " is restored, and nothing says that the old platform takes orders");
        }
    }

    private void back(Event event, Effect effect, Effect.Weights weights) {
        boolean isLate = ends.entrySet().stream()
                .filter(end -> effect.step().value().equals("rollback-" + end.getKey()))
                .anyMatch(end -> !event.at().isBefore(end.getValue()));
        int tooMuch = refused.getOrDefault(effect.step(), Integer.MAX_VALUE);
        for (var move : weights.moves()) {
            int stands = certain.getOrDefault(move.key(), 0);
            int most = procedure.returnRamp().shares().stream()
                    .map(share -> Weight.ALL.basisPoints() - share.basisPoints())
                    .filter(kept -> kept < stands && kept < tooMuch)
                    .findFirst()
                    .orElse(0);
            // Whoever accepts what somebody else has set makes it the weight that counts.
            if (!isLate && move.from() == stands && move.to() < most) {
                complain.accept(event.seq() + ": " + effect.key() + " returns " + move.key() + " from " + stands
                        + " to " + move.to() + ", and leaves out " + most);
            }
        }
    }
}
