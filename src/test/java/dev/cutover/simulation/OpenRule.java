package dev.cutover.simulation;

import dev.cutover.model.Runbook;
import dev.cutover.model.Segment;
import dev.cutover.model.Undo;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.RollbackFact;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** No traffic goes back to a platform that the run has closed, unless that was decided. */
final class OpenRule implements Rule {
    private final Runbook book;
    private final Consumer<String> complain;
    private final Set<Integer> decided = new HashSet<>();

    OpenRule(Runbook book, Consumer<String> complain) {
        this.book = book;
        this.complain = complain;
    }

    @Override
    public void see(Event event, Bookkeeper books) {
        if (event.fact() instanceof RollbackFact.Opened opened
                && opened.outcome() != RollbackFact.OpeningOutcome.OPEN) {
            decided.add(opened.rollback());
        } else if (event.fact() instanceof EffectFact.Intended intended
                && intended.effect().direction() == Effect.Direction.BACK
                && intended.effect().deed() instanceof Effect.Weights) {
            goesBack(event, intended.effect(), books);
        }
    }

    private void goesBack(Event event, Effect weights, Bookkeeper books) {
        books.rollbacks().stream()
                .filter(rollback -> weights.step().value().equals("rollback-" + rollback.rollback()))
                .filter(rollback -> !decided.contains(rollback.rollback()))
                .forEach(rollback -> books.effects().values().stream()
                        .filter(known -> closes(known, rollback, books))
                        .forEach(known -> complain.accept(event.seq() + ": traffic of rollback " + rollback.rollback()
                                + " goes back, and " + known.effect().key() + " keeps the old platform closed")));
    }

    private boolean closes(Bookkeeper.Known known, RollbackFact.Requested rollback, Bookkeeper books) {
        var effect = known.effect();
        var undo = undo(effect);
        return effect.direction() == Effect.Direction.FORWARD
                && !effect.step().isOfRollback()
                && known.state() != EffectState.NOT_DONE
                && !(undo instanceof Undo.None)
                && undo.time()
                        .map(time -> time == Undo.Time.BEFORE_TRAFFIC)
                        .orElse(effect.system().equals(BackMaker.OLD) && isApart())
                && rollback.scope().touches(effect.step(), segment(effect))
                && !books.isUndone(effect.key())
                && !isBarred(books);
    }

    /** Whether the old platform is a system of its own. */
    private boolean isApart() {
        return book.traffic().values().stream()
                .anyMatch(traffic -> traffic.from().equals(BackMaker.OLD));
    }

    /** Behind a point of no return nothing is undone. */
    private boolean isBarred(Bookkeeper books) {
        return book.steps()
                .filter(step -> step.safety().pointOfNoReturn().isPresent())
                .anyMatch(step -> books.attempt(step.id()) > 0);
    }

    private static Undo undo(Effect effect) {
        return effect.undo().orElseGet(() -> new Undo.None("nothing undoes it"));
    }

    private static Segment segment(Effect effect) {
        return effect.deed() instanceof Effect.Call || effect.deed() instanceof Effect.ByHand
                ? effect.segment()
                : Segment.EVERYTHING;
    }
}
