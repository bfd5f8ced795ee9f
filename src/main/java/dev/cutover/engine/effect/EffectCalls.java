package dev.cutover.engine.effect;

import dev.cutover.engine.context.CallTools;
import dev.cutover.engine.context.ConnectedSystems;
import dev.cutover.engine.context.MessageAddresses;
import dev.cutover.engine.context.NextAction;
import dev.cutover.engine.context.StepContext;
import dev.cutover.model.Step;
import dev.cutover.model.Work;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.run.ledger.EffectLedger;
import dev.cutover.spi.Actions;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Messages;
import dev.cutover.spi.Outcome;
import java.util.List;
import java.util.Map;

/** Calls the connector for intended effects and records their outcome. Stateless. */
public final class EffectCalls {

    private EffectCalls() {}

    /**
     * Whether the present attempt has requested the effect and got an outcome: then that is the outcome of the attempt.
     * If the runner stopped before, or an earlier attempt made the request, the attempt still has to.
     */
    public static boolean askedInThisAttempt(Step step, EffectLedger.Entry effect, StepContext stepContext) {
        return effect.askedSeq() > stepContext.entry(step).startedSeq();
    }

    /** A new attempt after one that may have taken effect: its outcome is settled first. */
    public static NextAction lookInto(EffectLedger.Entry effect) {
        return NextAction.note(new EffectFact.Settled(
                effect.effect().key(),
                EffectState.IN_DOUBT,
                "the previous attempt may have taken effect: " + effect.detail(),
                Map.of()));
    }

    /** The attempt fails with the cause of its effect. */
    public static StepFact.Failed failed(Step step, EffectLedger.Entry effect, StepContext stepContext) {
        var cause = switch (effect.cause()) {
            case NONE -> StepFact.FailureCause.SAID_NO;
            case TIMED_OUT -> StepFact.FailureCause.TIMED_OUT;
            case DRIFT -> StepFact.FailureCause.DRIFT;
            case UNREACHABLE -> StepFact.FailureCause.UNREACHABLE;
        };
        return new StepFact.Failed(step.id(), stepContext.entry(step).attempt(), cause, effect.detail());
    }

    /** Requests an effect whose intent is recorded. */
    public static NextAction call(Step step, EffectLedger.Entry entry, StepContext stepContext) {
        var effect = entry.effect();
        boolean before = stepContext.state().effects().mayHaveHappenedBefore(effect.key());
        var connectedSystems = stepContext.systems();
        var contacts = contacts(effect, step, stepContext);
        return new NextAction.Call(
                step.id(),
                stepContext.entry(step).attempt(),
                effect.system().value(),
                step.policy().timeout(),
                callTools -> List.of(settled(
                        effect.key(),
                        perform(effect, contacts, connectedSystems, ready(effect, entry, connectedSystems, callTools)),
                        before)),
                trouble -> List.of(inDoubt(effect.key(), trouble, step)));
    }

    /** The call ended without an answer: its outcome has to be settled. */
    public static EffectFact.Settled inDoubt(String key, NextAction.Trouble trouble, Step step) {
        String why = trouble.timedOut()
                ? "no answer within " + step.policy().timeout().toSeconds() + " s"
                : trouble.why();
        return new EffectFact.Settled(key, EffectState.IN_DOUBT, why, Map.of(), trouble.cause());
    }

    /** Waits for the end of earlier attempts, whose time is not this one's. */
    private static CallTools ready(
            Effect effect, EffectLedger.Entry entry, ConnectedSystems connectedSystems, CallTools callTools)
            throws ConnectorException, InterruptedException {
        if (entry.repeats() == 0 || !(effect.deed() instanceof Effect.Call call)) {
            return callTools;
        }
        var context = callTools.context(effect.key(), effect.correlation(), call.segment());
        connectedSystems.get(effect.system(), Actions.class).awaitEnd(call.operation(), context);
        return callTools.restarted();
    }

    /** What of the message is no address, for a system that knows it by its text. */
    private static List<String> contacts(Effect effect, Step step, StepContext stepContext) {
        return effect.deed() instanceof Effect.Message message && step.work() instanceof Work.Notify notify
                ? MessageAddresses.freeText(message.to(), notify.to(), stepContext.runbook())
                : List.of();
    }

    private static Outcome perform(
            Effect effect, List<String> contacts, ConnectedSystems connectedSystems, CallTools callTools)
            throws ConnectorException, InterruptedException {
        if (effect.deed() instanceof Effect.Call call) {
            var actions = connectedSystems.get(effect.system(), Actions.class);
            var context = callTools.context(effect.key(), effect.correlation(), call.segment());
            return actions.call(call.operation(), call.with(), context);
        }
        if (effect.deed() instanceof Effect.Message message) {
            var messages = connectedSystems.get(effect.system(), Messages.class);
            var context = callTools.context(effect.key(), effect.correlation(), dev.cutover.model.Segment.EVERYTHING);
            String subject = message.text().lines().findFirst().orElse("");
            return messages.send(new Messages.Message(message.to(), subject, message.text(), contacts), context);
        }
        throw new IllegalStateException("no connector supports " + effect.deed());
    }

    /** A repeat that changed nothing proves nothing about the earlier request. */
    private static EffectFact.Settled settled(String key, Outcome outcome, boolean mayHaveHappenedBefore) {
        if (outcome instanceof Outcome.Succeeded succeeded) {
            return new EffectFact.Settled(key, EffectState.DONE, succeeded.detail(), succeeded.outputs());
        }
        if (outcome instanceof Outcome.Failed failed) {
            boolean proven = failed.changedNothing() && !mayHaveHappenedBefore;
            return new EffectFact.Settled(
                    key, proven ? EffectState.NOT_DONE : EffectState.POSSIBLE, failed.why(), Map.of());
        }
        return new EffectFact.Settled(key, EffectState.IN_DOUBT, outcome.trouble(), Map.of());
    }
}
