package dev.cutover.simulation;

import dev.cutover.model.RollbackProcedure;
import dev.cutover.model.RollbackProcedure.Otherwise;
import dev.cutover.model.Runbook;
import dev.cutover.model.Segment;
import dev.cutover.model.Undo;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.RollbackFact.OpeningOutcome;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * No traffic goes back to a platform that the run has closed, unless a person has decided that: by an answer, or by
 * asking for the rollback of a runbook that says so. What has no undo may have closed it for good, and is no exception.
 * A rollback whose traffic stays moves none.
 */
final class OpenRule implements Rule {
    private final Seen seen;
    private final Runbook book;
    private final RollbackProcedure procedure;
    private final Consumer<String> complain;
    private final Map<Integer, OpeningOutcome> outcomes = new HashMap<>();
    private final Map<Integer, RollbackFact.Requested> asked = new HashMap<>();
    private final Set<String> answers = new HashSet<>();
    private final Set<Integer> givenUp = new HashSet<>();

    OpenRule(Seen seen, Consumer<String> complain) {
        this.seen = seen;
        this.book = seen.book();
        this.procedure = book.rollback().orElseThrow();
        this.complain = complain;
    }

    @Override
    public void see(Event event, Bookkeeper books) {
        if (event.fact() instanceof RollbackFact.Requested requested) {
            asked.put(requested.rollback(), requested);
        } else if (event.fact() instanceof PeopleFact.Decided decided
                && decided.decision().question().contains("/open/")) {
            String question = decided.decision().question();
            answers.add(question.substring(0, question.indexOf('/')) + " "
                    + decided.decision().choice());
        } else if (event.fact() instanceof RollbackFact.Opened opened) {
            decided(event, opened);
        } else if (event.fact() instanceof RollbackFact.UndoBlocked blocked) {
            givenUp.add(blocked.rollback());
        } else if (event.fact() instanceof EffectFact.Intended intended) {
            begins(event, intended.effect(), books);
        } else if (event.fact() instanceof EffectFact.Repeated repeated) {
            var known = books.effects().get(repeated.key());
            if (known != null) {
                begins(event, known.effect(), books);
            }
        }
    }

    /** Who has decided that the traffic returns first, or stays. */
    private void decided(Event event, RollbackFact.Opened opened) {
        outcomes.put(opened.rollback(), opened.outcome());
        var otherwise = procedure.opening().otherwise();
        var requested = asked.get(opened.rollback());
        boolean byPerson = requested != null && !requested.by().equals(Event.ENGINE);
        boolean licensed = switch (opened.outcome()) {
            case OPEN -> true;
            case TRAFFIC_FIRST ->
                isAnswered(opened, "traffic-first") || (byPerson && otherwise == Otherwise.TRAFFIC_FIRST);
            case PARKED ->
                isAnswered(opened, "park")
                        || otherwise == Otherwise.PARK
                        || (givenUp.contains(opened.rollback()) && isBack(requested, event));
        };
        if (!licensed) {
            complain.accept(event.seq() + ": rollback " + opened.rollback() + " goes on " + opened.outcome()
                    + ", and nobody has decided that");
        }
    }

    /**
     * Whether none of its traffic is on the new platform, so that there is nothing to decide about it. Where somebody
     * else has changed a weight, the router does not tell what this run has moved.
     */
    private boolean isBack(RollbackFact.@Nullable Requested requested, Event event) {
        return requested != null
                && (seen.drifted()
                        || seen.sight().weights(event.seq()).entrySet().stream()
                                .noneMatch(key ->
                                        key.getValue() > 0 && requested.scope().covers(key.getKey())));
    }

    private boolean isAnswered(RollbackFact.Opened opened, String word) {
        return answers.contains("rollback-" + opened.rollback() + " " + word);
    }

    private void begins(Event event, Effect weights, Bookkeeper books) {
        if (weights.direction() != Effect.Direction.BACK || !(weights.deed() instanceof Effect.Weights moved)) {
            return;
        }
        books.rollbacks().stream()
                .filter(rollback -> weights.step().value().equals("rollback-" + rollback.rollback()))
                .forEach(rollback -> {
                    String what = event.seq() + ": traffic of rollback " + rollback.rollback() + " goes back, and ";
                    if (outcomes.get(rollback.rollback()) == OpeningOutcome.PARKED) {
                        complain.accept(what + "it was decided that it stays");
                    } else if (outcomes.get(rollback.rollback()) != OpeningOutcome.TRAFFIC_FIRST) {
                        books.effects().values().stream()
                                .filter(known -> closes(known, moved, books))
                                .forEach(known -> complain.accept(
                                        what + known.effect().key() + " keeps the old platform closed"));
                    }
                });
    }

    private boolean closes(Bookkeeper.Known known, Effect.Weights moved, Bookkeeper books) {
        var effect = known.effect();
        return effect.direction() == Effect.Direction.FORWARD
                && !effect.step().isOfRollback()
                && known.state() != EffectState.NOT_DONE
                && effect.undo()
                        .filter(undo -> undo.time()
                                .map(time -> time == Undo.Time.BEFORE_TRAFFIC)
                                .orElse(effect.system().equals(BackMaker.OLD) && isApart()))
                        .filter(undo -> !(undo instanceof Undo.None) || !isPointOfNoReturn(effect))
                        .isPresent()
                && moved.moves().stream().anyMatch(move -> Overlap.of(segment(effect), move.key()))
                && !books.isUndone(effect.key());
    }

    /** Whether the old platform is a system of its own. */
    private boolean isApart() {
        return book.traffic().values().stream()
                .anyMatch(traffic -> traffic.from().equals(BackMaker.OLD));
    }

    /** People were told what it costs. */
    private boolean isPointOfNoReturn(Effect effect) {
        return book.steps()
                .filter(step -> step.id().equals(effect.step()))
                .anyMatch(step -> step.safety().pointOfNoReturn().isPresent());
    }

    private static Segment segment(Effect effect) {
        return effect.deed() instanceof Effect.Call || effect.deed() instanceof Effect.ByHand
                ? effect.segment()
                : Segment.EVERYTHING;
    }
}
