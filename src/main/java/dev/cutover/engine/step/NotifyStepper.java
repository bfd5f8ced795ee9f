package dev.cutover.engine.step;

import dev.cutover.engine.context.MessageAddresses;
import dev.cutover.engine.context.NextAction;
import dev.cutover.engine.context.StepContext;
import dev.cutover.engine.context.Substitution;
import dev.cutover.engine.effect.EffectCalls;
import dev.cutover.engine.effect.InDoubtSettlement;
import dev.cutover.engine.effect.StepCompletion;
import dev.cutover.model.Step;
import dev.cutover.model.Work;
import dev.cutover.run.Effect;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.StepFact;
import java.util.Map;

/** Sends a message; without a system to send it through, the bridge reads it on the screen and in the record. */
final class NotifyStepper implements Stepper {
    @Override
    public NextAction next(Step step, StepContext stepContext) {
        var notify = (Work.Notify) step.work();
        String text = Substitution.of(step, stepContext).fill(notify.message());
        if (notify.via().isEmpty()) {
            return StepCompletion.with(step, stepContext, StepFact.How.PLAINLY, Map.of("message", text));
        }
        String key = stepContext.key(step, "forward");
        var known = stepContext.effect(key);
        if (known.isEmpty()) {
            return intend(step, notify, text, stepContext);
        }
        var effect = known.orElseThrow();
        boolean asked = EffectCalls.askedInThisAttempt(step, effect, stepContext);
        return switch (effect.state()) {
            case INTENDED -> EffectCalls.call(step, effect, stepContext);
            case IN_DOUBT, UNKNOWN -> InDoubtSettlement.next(step, effect, stepContext);
            case NOT_DONE ->
                asked
                        ? NextAction.note(EffectCalls.failed(step, effect, stepContext))
                        : intend(step, notify, text, stepContext);
            case POSSIBLE ->
                asked ? NextAction.note(EffectCalls.failed(step, effect, stepContext)) : EffectCalls.lookInto(effect);
            case DONE ->
                StepCompletion.with(
                        step,
                        stepContext,
                        effect.doubted() ? StepFact.How.RECOVERED : StepFact.How.PLAINLY,
                        Map.of("message", text));
        };
    }

    private static NextAction intend(Step step, Work.Notify notify, String text, StepContext stepContext) {
        var message = new Effect.Message(MessageAddresses.ofRoles(notify.to(), stepContext.runbook()), text);
        var target = new StepContext.Target(notify.via().orElseThrow(), message);
        String key = stepContext.key(step, "forward");
        return NextAction.note(
                new EffectFact.Intended(stepContext.effect(key, step, Effect.Direction.FORWARD, target)));
    }
}
