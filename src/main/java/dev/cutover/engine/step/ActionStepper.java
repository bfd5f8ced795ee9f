package dev.cutover.engine.step;

import dev.cutover.engine.context.NextAction;
import dev.cutover.engine.context.StepContext;
import dev.cutover.engine.context.StepOutputs;
import dev.cutover.engine.context.Substitution;
import dev.cutover.engine.effect.ActionVerification;
import dev.cutover.engine.effect.EffectCalls;
import dev.cutover.engine.effect.FailureFacts;
import dev.cutover.engine.effect.InDoubtSettlement;
import dev.cutover.engine.effect.OperationLookup;
import dev.cutover.engine.effect.StepCompletion;
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
    public NextAction next(Step step, StepContext stepContext) {
        var action = (Work.Action) step.work();
        var unknown = unknown(step, action, stepContext);
        if (!unknown.isEmpty()) {
            return NextAction.note(new StepFact.Failed(
                    step.id(),
                    stepContext.entry(step).attempt(),
                    StepFact.FailureCause.ERROR,
                    Substitution.why(unknown) + ", and '" + action.call() + "' is not called without it"));
        }
        if (OperationLookup.reads(stepContext, action.system(), action.call())) {
            return read(step, action, stepContext);
        }
        String key = stepContext.key(step, "forward");
        var known = stepContext.effect(key);
        if (known.isEmpty()) {
            return intend(step, action, key, stepContext);
        }
        var effect = known.orElseThrow();
        boolean asked = EffectCalls.askedInThisAttempt(step, effect, stepContext);
        return switch (effect.state()) {
            case INTENDED -> EffectCalls.call(step, effect, stepContext);
            case IN_DOUBT, UNKNOWN -> InDoubtSettlement.next(step, effect, stepContext);
            case NOT_DONE -> asked ? failed(step, effect, stepContext) : intend(step, action, key, stepContext);
            case POSSIBLE -> asked ? failed(step, effect, stepContext) : EffectCalls.lookInto(effect);
            case DONE -> done(step, action, effect, stepContext);
        };
    }

    /** The values that an operation needs and that are unknown; none if it has been requested already. */
    private static Set<String> unknown(Step step, Work.Action action, StepContext stepContext) {
        boolean wayBack = step.id().isOfRollback();
        boolean asked = stepContext.effect(stepContext.key(step, "forward")).isPresent();
        return wayBack || asked ? Set.of() : Substitution.of(step, stepContext).unknown(action.with());
    }

    private static NextAction intend(Step step, Work.Action action, String key, StepContext stepContext) {
        var deed = new Effect.Call(
                action.call(), Substitution.of(step, stepContext).fill(action.with()), step.where(), action.undo(), "");
        var effect =
                stepContext.effect(key, step, Effect.Direction.FORWARD, new StepContext.Target(action.system(), deed));
        return NextAction.note(new EffectFact.Intended(effect));
    }

    private static NextAction failed(Step step, EffectLedger.Entry effect, StepContext stepContext) {
        return NextAction.note(EffectCalls.failed(step, effect, stepContext));
    }

    private static NextAction done(Step step, Work.Action action, EffectLedger.Entry effect, StepContext stepContext) {
        var entry = stepContext.entry(step);
        var wrong = entry.note(AttemptNote.NotVerified.class);
        if (action.verify().isPresent() && wrong.isEmpty() && !entry.noted(AttemptNote.Verified.class)) {
            return ActionVerification.call(
                    step, action.system(), action.verify().orElseThrow(), stepContext);
        }
        if (wrong.isPresent()) {
            String why = wrong.orElseThrow().why();
            return NextAction.note(new StepFact.Failed(step.id(), entry.attempt(), StepFact.FailureCause.SAID_NO, why));
        }
        var how = effect.doubted() ? StepFact.How.RECOVERED : StepFact.How.PLAINLY;
        return StepCompletion.with(step, stepContext, how, effect.outputs());
    }

    private static NextAction read(Step step, Work.Action action, StepContext stepContext) {
        var entry = stepContext.entry(step);
        int attempt = entry.attempt();
        var known = entry.note(AttemptNote.OutputsRead.class);
        if (known.isPresent()) {
            var outputs = StepOutputs.decode(known.orElseThrow().outputs());
            return StepCompletion.with(step, stepContext, StepFact.How.PLAINLY, outputs);
        }
        var with = Substitution.of(step, stepContext).fill(action.with());
        String key = stepContext.key(step, "read");
        String correlation = stepContext.correlation(key);
        var connectedSystems = stepContext.systems();
        return new NextAction.Call(
                step.id(),
                attempt,
                action.system().value(),
                step.policy().timeout(),
                callTools -> {
                    var actions = connectedSystems.get(action.system(), Actions.class);
                    var outcome = actions.call(action.call(), with, callTools.context(key, correlation, step.where()));
                    return readResult(step, attempt, outcome);
                },
                trouble -> List.of(FailureFacts.of(step, attempt, trouble)));
    }

    private static List<Fact> readResult(Step step, int attempt, Outcome outcome) {
        if (outcome instanceof Outcome.Succeeded succeeded) {
            var read = new AttemptNote.OutputsRead(StepOutputs.encode(succeeded.outputs()));
            return List.of(new StepFact.StepNote(step.id(), attempt, read));
        }
        return List.of(new StepFact.Failed(step.id(), attempt, StepFact.FailureCause.SAID_NO, outcome.trouble()));
    }
}
