package dev.cutover.simulation;

import dev.cutover.model.RecordOwnership;
import dev.cutover.model.Runbook;
import dev.cutover.model.Undo;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.Question;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.PeopleFact;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Where an artifact has one writer, the system that wrote it before is opened only after all that was done to the other
 * one since is undone, for the traffic that both would write.
 */
final class WritersRule implements Rule {
    private final Runbook book;
    private final Consumer<String> complain;
    private final Map<String, Long> begun = new HashMap<>();

    WritersRule(Runbook book, Consumer<String> complain) {
        this.book = book;
        this.complain = complain;
    }

    @Override
    public void see(Event event, Bookkeeper books) {
        if (event.fact() instanceof EffectFact.Intended intended) {
            var effect = intended.effect();
            if (effect.direction() == Effect.Direction.FORWARD) {
                begun.put(effect.key(), event.seq());
            }
            var opening = books.effects().get(effect.undoes());
            if (opening != null && effect.deed() instanceof Effect.Call) {
                opens(opening.effect(), event.seq() + ": " + effect.key() + " opens", books);
            }
        } else if (event.fact() instanceof PeopleFact.Asked asked
                && asked.question().kind() == Question.Kind.TAKE_BACK) {
            books.effectsOf(asked.question().step()).stream()
                    .filter(known -> known.effect().undo().orElse(null) instanceof Undo.ByHand)
                    .filter(known -> known.state() != EffectState.NOT_DONE
                            && !books.isUndone(known.effect().key()))
                    .forEach(known -> opens(
                            known.effect(),
                            event.seq() + ": " + asked.question().id() + " asks to open",
                            books));
        }
    }

    private void opens(Effect opening, String what, Bookkeeper books) {
        boolean isLate = opening.undo()
                .flatMap(Undo::time)
                .filter(time -> time != Undo.Time.BEFORE_TRAFFIC)
                .isPresent();
        for (var ownership : book.inventory().records()) {
            if (!isLate && ownership.hasOneWriter() && ownership.before().equals(opening.system())) {
                books.effects().values().stream()
                        .filter(known -> isWriting(known, ownership, opening, books))
                        .forEach(known -> complain.accept(what + " " + opening.system() + ", and "
                                + known.effect().key() + " makes a second writer"));
            }
        }
    }

    private boolean isWriting(Bookkeeper.Known known, RecordOwnership ownership, Effect opening, Bookkeeper books) {
        var effect = known.effect();
        return effect.direction() == Effect.Direction.FORWARD
                && !effect.step().isOfRollback()
                && effect.system().equals(ownership.after())
                && effect.undo().filter(undo -> !(undo instanceof Undo.None)).isPresent()
                && known.state() != EffectState.NOT_DONE
                && Objects.requireNonNull(begun.get(effect.key())) > Objects.requireNonNull(begun.get(opening.key()))
                && Overlap.of(effect.segment(), opening.segment())
                && !books.isUndone(effect.key());
    }
}
