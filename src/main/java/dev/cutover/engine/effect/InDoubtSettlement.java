package dev.cutover.engine.effect;

import dev.cutover.engine.context.Asking;
import dev.cutover.engine.context.CallTools;
import dev.cutover.engine.context.ConnectedSystems;
import dev.cutover.engine.context.EffectLabels;
import dev.cutover.engine.context.EligiblePeople;
import dev.cutover.engine.context.NextAction;
import dev.cutover.engine.context.StepContext;
import dev.cutover.model.AnswerWord;
import dev.cutover.model.Step;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.Question;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.ledger.EffectLedger;
import dev.cutover.spi.Actions;
import dev.cutover.spi.ConnectorException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Settles "begun, outcome unknown": the connector's read-back first; then what may be repeated under its key is
 * repeated once after a take-over, or as the step's retry says; anything else is for a person with a reason. Never
 * silently repeated, never silently skipped. Stateless.
 */
public final class InDoubtSettlement {
    private static final int MOST_UNDO_REPEATS = 3;

    private InDoubtSettlement() {}

    /** The next move about an effect that is IN_DOUBT or UNKNOWN. */
    public static NextAction next(Step step, EffectLedger.Entry entry, StepContext stepContext) {
        var effect = entry.effect();
        if (entry.state() == EffectState.IN_DOUBT) {
            return readBack(step, entry, stepContext);
        }
        boolean repeatable = mayBeRepeated(effect, stepContext);
        if (repeatable && effect.direction() == Effect.Direction.FORWARD) {
            return forward(step, entry, stepContext);
        }
        if (repeatable && entry.repeats() < MOST_UNDO_REPEATS) {
            return NextAction.note(new EffectFact.Repeated(
                    effect.key(), "the read-back is inconclusive; the operation may be repeated under its key"));
        }
        return askAPerson(step, entry, stepContext);
    }

    /**
     * A call that a living process made is the attempt's own: the attempt fails, and the step's retry decides. What an
     * earlier attempt or a runner that is gone left open is repeated, once in this attempt.
     */
    private static NextAction forward(Step step, EffectLedger.Entry entry, StepContext stepContext) {
        return EffectCalls.askedInThisAttempt(step, entry, stepContext)
                ? new NextAction.Note(List.of(
                        new EffectFact.Settled(
                                entry.effect().key(), EffectState.POSSIBLE, entry.detail(), Map.of(), entry.cause()),
                        EffectCalls.failed(step, entry, stepContext)))
                : NextAction.note(new EffectFact.Repeated(
                        entry.effect().key(),
                        "the read-back is inconclusive; the operation may be repeated under its key"));
    }

    private static boolean mayBeRepeated(Effect effect, StepContext stepContext) {
        if (effect.deed() instanceof Effect.Call call) {
            return OperationLookup.idempotent(stepContext, effect.system(), call.operation());
        }
        if (effect.deed() instanceof Effect.Message) {
            return true;
        }
        if (effect.deed() instanceof Effect.Weights || effect.deed() instanceof Effect.ByHand) {
            return false;
        }
        throw new IllegalStateException("no rule on repeating " + effect.deed().getClass());
    }

    private static NextAction readBack(Step step, EffectLedger.Entry entry, StepContext stepContext) {
        var effect = entry.effect();
        var connectedSystems = stepContext.systems();
        var limit = step.policy().timeout();
        var hasEnded = new AtomicBoolean();
        return new NextAction.Call(
                step.id(),
                stepContext.entry(step).attempt(),
                effect.system().value(),
                limit,
                callTools -> List.of(examine(entry, connectedSystems, callTools, hasEnded)),
                trouble -> List.of(unknown(
                        entry,
                        trouble.timedOut() && !hasEnded.get()
                                ? "what was begun is still at work after " + EffectLabels.span(limit)
                                : trouble.why())));
    }

    /** @param hasEnded becomes true once nothing of it is at work any more; only then does the read-back's time run */
    private static Fact examine(
            EffectLedger.Entry entry, ConnectedSystems connectedSystems, CallTools callTools, AtomicBoolean hasEnded)
            throws ConnectorException, InterruptedException {
        var effect = entry.effect();
        String doubt = entry.detail();
        if (!(effect.deed() instanceof Effect.Call call)) {
            return unknown(entry, "no read-back is possible here");
        }
        var actions = connectedSystems.get(effect.system(), Actions.class);
        actions.awaitEnd(call.operation(), callTools.context(effect.key(), effect.correlation(), call.segment()));
        hasEnded.set(true);
        var context = callTools.restarted().context(effect.key(), effect.correlation(), call.segment());
        if (!OperationLookup.readsBack(connectedSystems, effect.system(), call.operation())) {
            return unknown(entry, "the operation has no read-back");
        }
        var finding = actions.readBack(call.operation(), call.with(), context);
        return switch (finding) {
            case DONE ->
                new EffectFact.Settled(
                        effect.key(), EffectState.DONE, "read back: it took effect (" + doubt + ")", Map.of());
            case NOT_DONE ->
                new EffectFact.Settled(
                        effect.key(),
                        EffectState.NOT_DONE,
                        doubt + "; read back: it did not take effect",
                        Map.of(),
                        entry.cause());
            case UNKNOWN -> unknown(entry, "the read-back is inconclusive");
        };
    }

    /** The cause of the doubt stays the cause. */
    public static EffectFact.Settled unknown(EffectLedger.Entry entry, String why) {
        return new EffectFact.Settled(
                entry.effect().key(), EffectState.UNKNOWN, entry.detail() + "; " + why, Map.of(), entry.cause());
    }

    private static NextAction askAPerson(Step step, EffectLedger.Entry entry, StepContext stepContext) {
        var effect = entry.effect();
        var question = new Question(
                step.id() + "/doubt/" + effect.correlation() + "/" + entry.repeats(),
                step.id(),
                stepContext.entry(step).attempt(),
                Question.Kind.DOUBT,
                "Did \"" + EffectLabels.of(effect, stepContext.runbook()) + "\" take effect? " + entry.detail(),
                EligiblePeople.forStep(step, stepContext.runbook()),
                List.of(
                        new Question.Option(AnswerWord.DONE, "recorded as done", Question.Care.REASON),
                        new Question.Option(AnswerWord.NOT_DONE, "recorded as not done", Question.Care.REASON)),
                "");
        return Asking.once(question, stepContext, decision -> {
            var state = decision.hasChoice(AnswerWord.DONE) ? EffectState.DONE : EffectState.NOT_DONE;
            String who = decision.owner() + " says: " + decision.reason();
            return NextAction.note(new EffectFact.Settled(effect.key(), state, who, Map.of()));
        });
    }
}
