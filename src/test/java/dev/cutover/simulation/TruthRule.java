package dev.cutover.simulation;

import dev.cutover.model.StepId;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.Question;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.StepFact;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The recorded state of an effect is what really happened, unless a person stated it; and an effect that must not be
 * repeated happened once.
 */
final class TruthRule implements Rule {
    private final Seen seen;
    private final Consumer<String> complain;
    private final Set<StepId> byHand = new HashSet<>();

    TruthRule(Seen seen, Consumer<String> complain) {
        this.seen = seen;
        this.complain = complain;
    }

    @Override
    public void see(Event event, Bookkeeper books) {
        if (event.fact() instanceof StepFact.Succeeded succeeded && succeeded.how() == StepFact.How.BY_HAND) {
            byHand.add(succeeded.step());
        }
    }

    @Override
    public void end(Bookkeeper books) {
        books.effects().forEach((key, known) -> {
            boolean isCall = known.effect().deed() instanceof Effect.Call
                    || known.effect().deed() instanceof Effect.Message;
            if (isCall) {
                check(key, known, books);
            }
        });
    }

    private void check(String key, Bookkeeper.Known known, Bookkeeper books) {
        var step = known.effect().step();
        var doubts = books.saidOf(step, Question.Kind.DOUBT);
        long denied = doubts.stream()
                .filter(said -> said.decision().choice().equals("not-done"))
                .count();
        int times = seen.sight().times(key);
        boolean people = !doubts.isEmpty() || byHand.contains(step);
        if (known.state() == EffectState.DONE && times == 0 && !people) {
            complain.accept(key + " is recorded as done, and never happened");
        }
        if (known.state() == EffectState.NOT_DONE && times > 0 && denied == 0) {
            complain.accept(key + " is recorded as not done, and happened");
        }
        if (!seen.sight().isRepeatable(key) && times > 1 + denied) {
            complain.accept(key + " must not be repeated, and happened " + times + " times");
        }
    }
}
