package dev.cutover.simulation;

import dev.cutover.model.RecordOwnership;
import dev.cutover.model.Runbook;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.Undo;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.RollbackFact.OpeningOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A rollback leaves its traffic where it is only after it has tried to open the old platform itself, whatever an
 * earlier one has tried before it; unless another open one has that undo, or it waits for something else to be undone.
 */
final class ParkRule implements Rule {
    /** A try from shortly before counts: the next one is due after it. */
    private static final Duration RECENT = Duration.ofMinutes(3);

    private final Runbook book;
    private final Consumer<String> complain;
    private final Map<String, Instant> tried = new HashMap<>();
    private final Map<Integer, Instant> begun = new HashMap<>();
    private final Set<Integer> decided = new HashSet<>();
    private final Set<String> blocked = new HashSet<>();

    ParkRule(Runbook book, Consumer<String> complain) {
        this.book = book;
        this.complain = complain;
    }

    @Override
    public void see(Event event, Bookkeeper books) {
        var fact = event.fact();
        if (fact instanceof EffectFact.Intended intended) {
            tried.put(intended.effect().key(), event.at());
        } else if (fact instanceof EffectFact.Repeated repeated) {
            tried.put(repeated.key(), event.at());
        } else if (fact instanceof EffectFact.Settled settled) {
            tried.put(settled.key(), event.at());
        } else if (fact instanceof RollbackFact.Requested requested) {
            begun.put(requested.rollback(), event.at());
        } else if (fact instanceof RollbackFact.UndoBlocked one) {
            blocked.add(one.rollback() + " " + one.effect());
        } else if (fact instanceof RollbackFact.Opened opened) {
            if (opened.outcome() == OpeningOutcome.PARKED && !isHindered(opened.rollback(), books)) {
                parked(event, opened.rollback(), books);
            }
            decided.add(opened.rollback());
        }
    }

    /** Whether an earlier rollback may have the undo, a call may be under way, or writers are told apart. */
    private boolean isHindered(int rollback, Bookkeeper books) {
        return books.rollbacks().stream()
                        .anyMatch(open -> open.rollback() < rollback && !decided.contains(open.rollback()))
                || books.effects().values().stream()
                        .anyMatch(
                                known -> known.state() == EffectState.INTENDED || known.state() == EffectState.IN_DOUBT)
                || book.inventory().records().stream().anyMatch(RecordOwnership::hasOneWriter);
    }

    private void parked(Event event, int rollback, Bookkeeper books) {
        var scope = Objects.requireNonNull(books.rollback(rollback)).scope();
        var since = Objects.requireNonNull(begun.get(rollback)).minus(RECENT);
        books.effects().values().stream()
                .filter(known -> closes(known, books)
                        && scope.touches(known.effect().step(), known.effect().segment())
                        && !isReliedOn(known.effect().step(), books)
                        && !isBarred(books))
                .map(known -> known.effect().key() + "/back")
                .filter(undo -> !blocked.contains(rollback + " " + undo))
                .filter(undo -> tried.getOrDefault(undo, Instant.MIN).isBefore(since))
                .forEach(undo -> complain.accept(
                        event.seq() + ": rollback " + rollback + " leaves its traffic, and has not tried " + undo));
    }

    private boolean closes(Bookkeeper.Known known, Bookkeeper books) {
        var effect = known.effect();
        return effect.direction() == Effect.Direction.FORWARD
                && known.state() == EffectState.DONE
                && !effect.step().isOfRollback()
                && effect.undo().orElse(null) instanceof Undo.Call
                && effect.undo()
                        .flatMap(Undo::time)
                        .map(Undo.Time.BEFORE_TRAFFIC::equals)
                        .orElse(effect.system().equals(BackMaker.OLD))
                && !books.isUndone(effect.key());
    }

    /** Whether something stands that relies on the step, and is undone before it. */
    private boolean isReliedOn(StepId step, Bookkeeper books) {
        return book.steps()
                .filter(other -> reliesOn(other, step))
                .flatMap(other -> books.effectsOf(other.id()).stream())
                .anyMatch(known -> known.effect().undo().isPresent()
                        && !books.isUndone(known.effect().key()));
    }

    private boolean reliesOn(Step step, StepId need) {
        return step.needs().contains(need)
                || book.steps()
                        .filter(other -> step.needs().contains(other.id()))
                        .anyMatch(other -> reliesOn(other, need));
    }

    private boolean isBarred(Bookkeeper books) {
        return book.steps()
                .anyMatch(step -> step.safety().pointOfNoReturn().isPresent() && books.attempt(step.id()) > 0);
    }
}
