package dev.cutover.engine.move;

import dev.cutover.model.Step;
import dev.cutover.model.Work;
import dev.cutover.run.AttemptNote;
import dev.cutover.run.Effect;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.run.ledger.EffectLedger;
import dev.cutover.spi.Actions;
import dev.cutover.spi.Outcome;
import java.util.List;
import java.util.Set;

/**
 * Calls an operation: intent, call, read-back of what is in doubt, verification, evidence. An operation that its
 * connector declares to read has no effect to be journaled.
 */
final class ActionStepper implements Stepper {
    @Override
    public Move next(Step step, Scene scene) {
        var action = (Work.Action) step.work();
        var unknown = unknown(step, action, scene);
        if (!unknown.isEmpty()) {
            return Move.note(new StepFact.Failed(
                    step.id(),
                    scene.entry(step).attempt(),
                    StepFact.FailureCause.ERROR,
                    Substitution.why(unknown) + ", and '" + action.call() + "' is not asked for without it"));
        }
        if (Operations.reads(scene, action.system(), action.call())) {
            return read(step, action, scene);
        }
        String key = scene.key(step, "forward");
        var known = scene.effect(key);
        if (known.isEmpty()) {
            return intend(step, action, key, scene);
        }
        var effect = known.orElseThrow();
        boolean asked = EffectCalls.askedInThisAttempt(step, effect, scene);
        return switch (effect.state()) {
            case INTENDED -> EffectCalls.call(step, effect, scene);
            case IN_DOUBT, UNKNOWN -> Doubt.next(step, effect, scene);
            case NOT_DONE -> asked ? failed(step, effect, scene) : intend(step, action, key, scene);
            case POSSIBLE -> asked ? failed(step, effect, scene) : EffectCalls.lookInto(effect);
            case DONE -> done(step, action, effect, scene);
        };
    }

    /** What an operation is to be given and nobody has; one that is asked for already has been given all. */
    private static Set<String> unknown(Step step, Work.Action action, Scene scene) {
        boolean wayBack = step.id().isOfRollback();
        boolean asked = scene.effect(scene.key(step, "forward")).isPresent();
        return wayBack || asked ? Set.of() : Substitution.of(step, scene).unknown(action.with());
    }

    private static Move intend(Step step, Work.Action action, String key, Scene scene) {
        var deed = new Effect.Call(
                action.call(), Substitution.of(step, scene).fill(action.with()), step.where(), action.undo(), "");
        var effect = scene.effect(key, step, Effect.Direction.FORWARD, new Scene.Target(action.system(), deed));
        return Move.note(new EffectFact.Intended(effect));
    }

    private static Move failed(Step step, EffectLedger.Entry effect, Scene scene) {
        return Move.note(EffectCalls.failed(step, effect, scene));
    }

    private static Move done(Step step, Work.Action action, EffectLedger.Entry effect, Scene scene) {
        var entry = scene.entry(step);
        var wrong = entry.note(AttemptNote.NotVerified.class);
        if (action.verify().isPresent() && wrong.isEmpty() && !entry.noted(AttemptNote.Verified.class)) {
            return Verification.call(step, action.system(), action.verify().orElseThrow(), scene);
        }
        if (wrong.isPresent()) {
            String why = wrong.orElseThrow().why();
            return Move.note(new StepFact.Failed(step.id(), entry.attempt(), StepFact.FailureCause.SAID_NO, why));
        }
        var how = effect.doubted() ? StepFact.How.RECOVERED : StepFact.How.PLAINLY;
        return Finish.with(step, scene, how, effect.outputs());
    }

    private static Move read(Step step, Work.Action action, Scene scene) {
        var entry = scene.entry(step);
        int attempt = entry.attempt();
        var known = entry.note(AttemptNote.OutputsRead.class);
        if (known.isPresent()) {
            var outputs = Outputs.decode(known.orElseThrow().outputs());
            return Finish.with(step, scene, StepFact.How.PLAINLY, outputs);
        }
        var with = Substitution.of(step, scene).fill(action.with());
        String key = scene.key(step, "read");
        String correlation = scene.correlation(key);
        return new Move.Call(
                step.id(),
                attempt,
                action.system().value(),
                step.policy().timeout(),
                hands -> {
                    var actions = scene.systems().get(action.system(), Actions.class);
                    var outcome = actions.call(action.call(), with, hands.context(key, correlation, step.where()));
                    return readResult(step, attempt, outcome);
                },
                trouble -> List.of(Failure.of(step, attempt, trouble)));
    }

    private static List<Fact> readResult(Step step, int attempt, Outcome outcome) {
        if (outcome instanceof Outcome.Succeeded succeeded) {
            var read = new AttemptNote.OutputsRead(Outputs.encode(succeeded.outputs()));
            return List.of(new StepFact.StepNote(step.id(), attempt, read));
        }
        String why = outcome instanceof Outcome.Failed failed ? failed.why() : ((Outcome.Unverified) outcome).why();
        return List.of(new StepFact.Failed(step.id(), attempt, StepFact.FailureCause.SAID_NO, why));
    }
}
