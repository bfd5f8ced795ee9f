package dev.cutover.simulation;

import dev.cutover.model.Undo;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.StepState;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.StepFact;
import java.util.function.Consumer;

/** What is undone is undone once, until it is done again; and what is said to be undone does not stand. */
final class UndoRule implements Rule {
    private final Seen seen;
    private final Consumer<String> complain;
    private final Consumer<String> demand;

    /** @param demand what is not held by all engines yet */
    UndoRule(Seen seen, Consumer<String> complain, Consumer<String> demand) {
        this.seen = seen;
        this.complain = complain;
        this.demand = demand;
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
        if (books.state(undone.step()) == StepState.PENDING) {
            demand.accept(what + "is yet to begin");
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
                demand.accept(what + effect.key() + " stands");
            }
            if (effect.deed() instanceof Effect.Weights weights && !seen.drifted() && seen.isRouterHealthy()) {
                var now = seen.sight().weights(event.seq());
                weights.moves().stream()
                        .filter(move -> now.getOrDefault(move.key(), 0) > 0)
                        .forEach(move -> demand.accept(what + move.key() + " stays on the new platform"));
            }
        }
    }
}
