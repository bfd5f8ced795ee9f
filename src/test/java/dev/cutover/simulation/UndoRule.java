package dev.cutover.simulation;

import dev.cutover.model.StepId;
import dev.cutover.model.Undo;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.StepState;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.StepFact;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** What is undone is undone once, until it is done again; and what is said to be undone does not stand. */
final class UndoRule implements Rule {
    private final Seen seen;
    private final Consumer<String> complain;
    private final Map<StepId, Long> reopened = new HashMap<>();

    UndoRule(Seen seen, Consumer<String> complain) {
        this.seen = seen;
        this.complain = complain;
    }

    @Override
    public void see(Event event, Bookkeeper books) {
        if (event.fact() instanceof EffectFact.Intended intended) {
            begins(event, intended.effect(), books);
        } else if (event.fact() instanceof EffectFact.Repeated repeated) {
            var known = books.effects().get(repeated.key());
            if (known != null) {
                begins(event, known.effect(), books);
            }
        } else if (event.fact() instanceof StepFact.Reopened again) {
            reopened.put(again.step(), event.seq());
        } else if (event.fact() instanceof StepFact.Undone undone) {
            undone(event, undone, books);
        }
    }

    private void begins(Event event, Effect effect, Bookkeeper books) {
        if (!effect.undoes().isEmpty() && books.isUndone(effect.undoes())) {
            complain.accept(
                    event.seq() + ": " + effect.undoes() + " is undone, and is undone once more by " + effect.key());
        }
    }

    private void undone(Event event, StepFact.Undone undone, Bookkeeper books) {
        String what = event.seq() + ": " + undone.step() + " is recorded as undone, and ";
        if (books.state(undone.step()) == StepState.PENDING && !isUndoneMeanwhile(undone, books)) {
            complain.accept(what + "is yet to begin");
        }
        for (var known : books.effectsOf(undone.step())) {
            var effect = known.effect();
            boolean stands = effect.direction() == Effect.Direction.FORWARD
                    && known.state() != EffectState.NOT_DONE
                    && effect.undo()
                            .filter(undo -> !(undo instanceof Undo.None))
                            .isPresent()
                    && !books.isUndone(effect.key());
            if (stands && books.state(undone.step()) == StepState.SUCCEEDED) {
                complain.accept(what + effect.key() + " stands");
            }
            if (effect.deed() instanceof Effect.Weights weights && !seen.drifted() && seen.isRouterHealthy()) {
                var now = seen.sight().weights(event.seq());
                weights.moves().stream()
                        .filter(move -> now.getOrDefault(move.key(), 0) > 0)
                        .forEach(move -> complain.accept(what + move.key() + " stays on the new platform"));
            }
        }
    }

    /**
     * A step that waits for its next attempt may have left something of the one before, which is then undone. What was
     * undone before it was to be done again counts only where all of the step is rolled back, so that nothing presumes
     * that it is done again.
     */
    private boolean isUndoneMeanwhile(StepFact.Undone undone, Bookkeeper books) {
        var rollback = books.rollback(undone.rollback());
        boolean isAll = rollback != null
                && seen.book()
                        .steps()
                        .filter(step -> step.id().equals(undone.step()))
                        .anyMatch(rollback.scope()::covers);
        long since = isAll ? 0 : reopened.getOrDefault(undone.step(), 0L);
        return books.effectsOf(undone.step()).stream()
                .filter(known -> known.effect().direction() == Effect.Direction.FORWARD)
                .anyMatch(known -> books.effects().values().stream()
                        .filter(back -> back.effect().direction() == Effect.Direction.BACK
                                && back.state() == EffectState.DONE
                                && back.seq() > since)
                        .anyMatch(back -> takesBack(back.effect(), known.effect())));
    }

    private static boolean takesBack(Effect back, Effect forward) {
        return back.undoes().equals(forward.key())
                || (back.deed() instanceof Effect.Weights returned
                        && forward.deed() instanceof Effect.Weights moved
                        && moved.moves().stream()
                                .anyMatch(move -> returned.moves().stream()
                                        .anyMatch(one -> one.key().equals(move.key()))));
    }
}
