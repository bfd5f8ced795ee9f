package dev.cutover.engine.move;

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

/**
 * Settles "begun, outcome unknown": the connector's read-back first, then an idempotent repeat under the same key, then
 * a person with a reason. Never silently repeated, never silently skipped.
 */
final class Doubt {
    private static final int MOST_REPEATS = 3;

    private Doubt() {}

    /** The next move about an effect that is IN_DOUBT or UNKNOWN. */
    static Move next(Step step, EffectLedger.Entry entry, Scene scene) {
        var effect = entry.effect();
        if (entry.state() == EffectState.IN_DOUBT) {
            return readBack(step, entry, scene);
        }
        boolean repeatable = mayBeRepeated(effect, scene);
        if (repeatable && entry.repeats() < MOST_REPEATS) {
            return Move.note(new EffectFact.Repeated(
                    effect.key(), "the read-back cannot tell; the operation may be repeated under its key"));
        }
        return askAPerson(step, entry, scene);
    }

    private static boolean mayBeRepeated(Effect effect, Scene scene) {
        if (effect.deed() instanceof Effect.Call call) {
            return Operations.idempotent(scene, effect.system(), call.operation());
        }
        return effect.deed() instanceof Effect.Message;
    }

    private static Move readBack(Step step, EffectLedger.Entry entry, Scene scene) {
        var effect = entry.effect();
        return new Move.Call(
                step.id(),
                scene.entry(step).attempt(),
                effect.system().value(),
                step.policy().timeout(),
                hands -> List.of(examine(entry, scene, hands)),
                trouble -> List.of(unknown(entry, trouble.why())));
    }

    private static Fact examine(EffectLedger.Entry entry, Scene scene, Hands hands)
            throws ConnectorException, InterruptedException {
        var effect = entry.effect();
        String doubt = entry.detail();
        if (!(effect.deed() instanceof Effect.Call call)) {
            return unknown(entry, "there is no read-back for this");
        }
        var actions = scene.systems().get(effect.system(), Actions.class);
        var context = hands.context(effect.key(), effect.correlation(), call.segment());
        actions.awaitEnd(call.operation(), context);
        if (!Operations.readsBack(scene, effect.system(), call.operation())) {
            return unknown(entry, "it has no read-back");
        }
        var finding = actions.readBack(call.operation(), call.with(), context);
        return switch (finding) {
            case DONE ->
                new EffectFact.Settled(
                        effect.key(), EffectState.DONE, "read back: it took place (" + doubt + ")", Map.of());
            case NOT_DONE ->
                new EffectFact.Settled(
                        effect.key(),
                        EffectState.NOT_DONE,
                        doubt + "; read back: it did not take place",
                        Map.of(),
                        entry.cause());
            case UNKNOWN -> unknown(entry, "the read-back cannot tell");
        };
    }

    /** What has put it in doubt is still why nobody knows. */
    static EffectFact.Settled unknown(EffectLedger.Entry entry, String why) {
        return new EffectFact.Settled(
                entry.effect().key(), EffectState.UNKNOWN, entry.detail() + "; " + why, Map.of(), entry.cause());
    }

    private static Move askAPerson(Step step, EffectLedger.Entry entry, Scene scene) {
        var effect = entry.effect();
        var question = new Question(
                step.id() + "/doubt/" + effect.correlation() + "/" + entry.repeats(),
                step.id(),
                scene.entry(step).attempt(),
                Question.Kind.DOUBT,
                "Did \"" + Words.of(effect) + "\" take place? " + entry.detail(),
                Speakers.forStep(step, scene.runbook()),
                List.of(
                        new Question.Option(AnswerWord.DONE, "it is recorded as done", Question.Care.REASON),
                        new Question.Option(AnswerWord.NOT_DONE, "it is recorded as not done", Question.Care.REASON)),
                "");
        return Asking.once(question, scene, decision -> {
            var state = decision.says(AnswerWord.DONE) ? EffectState.DONE : EffectState.NOT_DONE;
            String who = decision.owner() + " says: " + decision.reason();
            return Move.note(new EffectFact.Settled(effect.key(), state, who, Map.of()));
        });
    }
}
