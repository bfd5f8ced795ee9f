package dev.cutover.simulation;

import dev.cutover.model.Weight;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.fact.CriterionFact;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.StepFact;
import java.util.List;
import java.util.Map;

/** The faults put into an engine to test the judge. */
enum Sabotage {
    NONE,
    /** What was forced last is lost with the process. */
    FORCE_DROPPED,
    /** Only every other force is one. */
    EFFECT_BEFORE_INTENT,
    /** A runner whose lease was taken goes on for a while. */
    LEASE_IGNORED,
    /** What is in doubt is taken not to have happened. */
    DOUBT_IGNORED,
    /** What is in doubt is taken to have happened. */
    HOPED_FOR,
    /** A gate opens although it is red. */
    RED_GATE_PASSED,
    /** A step that failed is left out without a word. */
    FAILURE_SKIPPED,
    /** A rollback that ends says nothing of what is left. */
    LEFT_UNDONE_HUSHED_UP,
    /** The rollback raises weights. */
    BACK_IS_FORWARD,
    /** A hold is a word. */
    HOLD_IGNORED,
    /** Something rests on samples that are never recorded. */
    SAMPLES_KEPT_BACK;

    /** What the engine is made to believe instead. */
    Fact twist(Fact fact) {
        return switch (this) {
            case NONE, FORCE_DROPPED, EFFECT_BEFORE_INTENT, LEASE_IGNORED, HOLD_IGNORED -> fact;
            case DOUBT_IGNORED -> settledAs(EffectState.NOT_DONE, fact);
            case HOPED_FOR -> settledAs(EffectState.DONE, fact);
            case RED_GATE_PASSED ->
                fact instanceof StepFact.Failed failed && failed.cause() == StepFact.FailureCause.RED
                        ? new StepFact.Succeeded(failed.step(), failed.attempt(), StepFact.How.PLAINLY, Map.of())
                        : fact;
            case FAILURE_SKIPPED ->
                fact instanceof StepFact.Failed failed
                        ? new StepFact.Succeeded(failed.step(), failed.attempt(), StepFact.How.PLAINLY, Map.of())
                        : fact;
            case LEFT_UNDONE_HUSHED_UP ->
                fact instanceof RollbackFact.Finished finished
                        ? new RollbackFact.Finished(finished.rollback(), List.of())
                        : fact;
            case BACK_IS_FORWARD -> raised(fact);
            case SAMPLES_KEPT_BACK ->
                fact instanceof CriterionFact.Sampled sampled && sampled.taken().isPresent()
                        ? new CriterionFact.Sampled(List.of(), sampled.taken())
                        : fact;
        };
    }

    private static Fact settledAs(EffectState state, Fact fact) {
        boolean doubtful = fact instanceof EffectFact.Settled settled
                && (settled.state() == EffectState.IN_DOUBT || settled.state() == EffectState.UNKNOWN);
        return doubtful && fact instanceof EffectFact.Settled settled
                ? new EffectFact.Settled(settled.key(), state, settled.detail(), settled.outputs(), settled.cause())
                : fact;
    }

    private static Fact raised(Fact fact) {
        if (!(fact instanceof EffectFact.Intended intended)
                || intended.effect().direction() != Effect.Direction.BACK
                || !(intended.effect().deed() instanceof Effect.Weights weights)) {
            return fact;
        }
        var effect = intended.effect();
        var moves = weights.moves().stream()
                .map(move -> new Effect.Move(move.key(), move.from(), Weight.ALL.basisPoints()))
                .toList();
        return new EffectFact.Intended(new Effect(
                effect.key(),
                effect.correlation(),
                effect.step(),
                effect.attempt(),
                effect.direction(),
                effect.system(),
                new Effect.Weights(weights.traffic(), moves)));
    }

    /** What the engine gets to know of what is in the record. */
    Fact told(Fact fact) {
        return this == HOLD_IGNORED && fact instanceof RunFact.Held held ? new RunFact.RunNote(held.why()) : fact;
    }
}
