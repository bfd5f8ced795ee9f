package dev.cutover.engine.rollback;

import dev.cutover.engine.context.EffectLabels;
import dev.cutover.engine.context.StepContext;
import dev.cutover.engine.guard.OldPlatformAcceptance;
import dev.cutover.plan.rollback.RollbackPlan;
import dev.cutover.run.EffectState;
import dev.cutover.run.StepState;
import dev.cutover.run.ledger.RollbackLedger;
import java.util.ArrayList;
import java.util.List;

/** Everything that a rollback did not prove undone, in words that a person can act on. Stateless. */
final class Leftovers {
    private static final String PARKED = "the traffic stays where it is";

    private Leftovers() {}

    static List<String> of(StepContext stepContext, RollbackLedger.Entry rollback, RollbackPlan plan) {
        var left = new ArrayList<String>();
        plan.moves()
                .forEach((traffic, moves) -> moves.forEach(move -> left.add("traffic '" + traffic.id() + "' of "
                        + stepContext.runbook().nameOf(move.key())
                        + (rollback.isParked()
                                ? " stays on " + traffic.to() + ", as " + traffic.from() + " is not open"
                                : " is not proven to be back on " + traffic.from()))));
        String untried = rollback.isParked() ? PARKED : "the undo was not tried";
        String stopped = rollback.isParked() ? PARKED : "the rollback stopped before it";
        for (var undoing : plan.undo()) {
            var effect = undoing.entry().effect();
            String why = stepContext
                    .effect(undoing.key().value())
                    .filter(entry -> entry.state() != EffectState.DONE)
                    .map(entry -> entry.detail())
                    .or(() -> rollback.whyBlocked(undoing.key().value()))
                    .orElse(untried);
            left.add("step '" + effect.step() + "' (" + EffectLabels.of(effect, stepContext.runbook())
                    + ") was not undone: " + why);
        }
        plan.barred().forEach(barred -> left.add(barred.toString()));
        RollbackSteps.of(stepContext, rollback).forEach(own -> {
            var id = own.step().id().inRollback(rollback.number());
            var entry = stepContext.state().steps().of(id);
            boolean undelivered = own.step().isCourtesy() && entry.state() == StepState.SKIPPED;
            if (entry.state() != StepState.SUCCEEDED && !undelivered) {
                String why = entry.why().isEmpty() ? stopped : entry.why();
                left.add("rollback step '" + own.step().id() + "' was not done: " + why);
            }
        });
        if (OldPlatformAcceptance.isAwaited(rollback, stepContext)) {
            left.add(OldPlatformAcceptance.unproven(rollback, stepContext));
        }
        return left;
    }
}
