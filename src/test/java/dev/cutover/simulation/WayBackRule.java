package dev.cutover.simulation;

import dev.cutover.model.Scope;
import dev.cutover.model.Segment;
import dev.cutover.model.Undo;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.Question;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.StepFact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A rollback names everything that it left undone; everything else is rolled back and stays so. */
final class WayBackRule implements Rule {
    private final Seen seen;
    private final Consumer<String> complain;
    private final Map<Segment, Stands> traffic = new HashMap<>();
    private final Map<String, Map<Segment, Stands>> stoodBefore = new HashMap<>();
    private final Map<String, Long> meant = new HashMap<>();
    private final List<Restored> restored = new ArrayList<>();
    private final Map<Segment, Integer> found = new HashMap<>();
    private boolean people;

    /** Where a key is known to stand; not for certain while something is meant with it. */
    private record Stands(String effect, int weight, boolean certain) {}

    private record Restored(Scope scope, long seq) {}

    WayBackRule(Seen seen, Consumer<String> complain) {
        this.seen = seen;
        this.complain = complain;
    }

    @Override
    public void see(Event event, Bookkeeper books) {
        var fact = event.fact();
        if (fact instanceof EffectFact.Intended intended) {
            meant.put(intended.effect().key(), event.seq());
            stoodBefore.put(intended.effect().key(), Map.copyOf(traffic));
            weights(intended.effect(), false);
        } else if (fact instanceof EffectFact.Repeated repeated) {
            meant.put(repeated.key(), event.seq());
        } else if (fact instanceof EffectFact.Settled settled) {
            var known = books.effects().get(settled.key());
            if (known != null && settled.state() == EffectState.DONE) {
                weights(known.effect(), true);
            } else if (known != null && settled.state() == EffectState.NOT_DONE && isSetAgain(known.effect())) {
                notSetAgain(known.effect());
            }
        } else if (fact instanceof RunFact.WeightsRead read) {
            read.drifted().forEach(drift -> found.put(drift.key(), drift.actual()));
        } else if (fact instanceof PeopleFact.Decided decided
                && decided.decision().choice().equals("accept")) {
            accepted();
        } else if (fact instanceof RollbackFact.Restored back) {
            var rollback = books.rollback(back.rollback());
            if (rollback != null) {
                restored.add(new Restored(rollback.scope(), event.seq()));
            }
        } else if (fact instanceof RollbackFact.Finished finished) {
            finished(finished, books);
        } else if (fact instanceof StepFact.Succeeded succeeded && succeeded.how() == StepFact.How.BY_HAND) {
            people = true;
        }
    }

    private static boolean isSetAgain(Effect effect) {
        return effect.key().contains("/again@drift-");
    }

    /** What somebody else has moved is put to people; the weight that the run left is still the one on record. */
    private void notSetAgain(Effect effect) {
        var before = stoodBefore.getOrDefault(effect.key(), Map.of());
        if (effect.deed() instanceof Effect.Weights weights) {
            weights.moves()
                    .forEach(move -> traffic.computeIfPresent(
                            move.key(),
                            (key, stands) ->
                                    stands.effect().equals(effect.key()) ? before.getOrDefault(key, stands) : stands));
        }
    }

    private void weights(Effect effect, boolean done) {
        if (effect.deed() instanceof Effect.Weights weights) {
            for (var move : weights.moves()) {
                var stands = traffic.get(move.key());
                if (!done) {
                    traffic.put(move.key(), new Stands(effect.key(), move.from(), false));
                } else if (stands != null && stands.effect().equals(effect.key())) {
                    traffic.put(move.key(), new Stands(effect.key(), move.to(), true));
                }
            }
        }
    }

    /** People have said that the weights that somebody else set are the ones that the run left. */
    private void accepted() {
        found.forEach((key, weight) ->
                traffic.computeIfPresent(key, (same, stands) -> new Stands(stands.effect(), weight, true)));
        found.clear();
    }

    /** What people call it. */
    private String name(Segment key) {
        return seen.book().dimensions().keySet().stream()
                .flatMap(dimension -> Stream.ofNullable(key.values().get(dimension)))
                .collect(Collectors.joining(" "));
    }

    private void finished(RollbackFact.Finished finished, Bookkeeper books) {
        var rollback = books.rollback(finished.rollback());
        if (rollback == null) {
            complain.accept("a rollback ends that never began");
            return;
        }
        String named = String.join("\n", finished.leftUndone());
        for (var known : books.effects().values()) {
            var effect = known.effect();
            boolean stands = effect.direction() == Effect.Direction.FORWARD
                    && !effect.step().value().contains("@")
                    && known.state() != EffectState.NOT_DONE
                    && hasWayBack(effect)
                    && rollback.scope().covers(segment(effect))
                    && !books.isUndone(effect.key());
            if (stands && !named.contains("'" + effect.step() + "'")) {
                complain.accept("rollback " + finished.rollback() + " does not name " + effect.key());
            }
        }
        traffic.forEach((key, stands) -> {
            boolean back = stands.certain() && stands.weight() == 0;
            var effect = books.effects().get(stands.effect());
            boolean neverMoved = effect != null
                    && effect.state() == EffectState.NOT_DONE
                    && effect.effect().direction() == Effect.Direction.FORWARD
                    && stands.weight() == 0;
            if (!back && !neverMoved && rollback.scope().covers(key) && !named.contains("of " + name(key))) {
                complain.accept("rollback " + finished.rollback() + " does not name the traffic of " + key);
            }
        });
    }

    private static boolean hasWayBack(Effect effect) {
        return (effect.deed() instanceof Effect.Call call && !(call.undo() instanceof Undo.None))
                || (effect.deed() instanceof Effect.ByHand hand && !(hand.undo() instanceof Undo.None));
    }

    private static Segment segment(Effect effect) {
        return effect.deed() instanceof Effect.Call call
                ? call.segment()
                : effect.deed() instanceof Effect.ByHand hand ? hand.segment() : Segment.EVERYTHING;
    }

    @Override
    public void end(Bookkeeper books) {
        for (var turned : seen.sight().turned()) {
            long since = meant.getOrDefault(turned.key(), Long.MAX_VALUE);
            boolean overtaken = turned.to() > turned.from()
                    && restored.stream()
                            .anyMatch(one -> one.scope().covers(turned.segment())
                                    && one.seq() > since
                                    && one.seq() <= turned.durable());
            if (overtaken) {
                complain.accept(turned + " after it was said to be back");
            }
        }
        var ended = books.ended();
        boolean doubts = people
                || seen.record().stream()
                        .anyMatch(event -> event.fact() instanceof PeopleFact.Asked asked
                                && asked.question().kind() == Question.Kind.DOUBT);
        if (ended != null
                && ended.ending() == RunFact.Ending.ROLLED_BACK
                && books.rollbacks().isEmpty()
                && lastIsWhole()
                && !doubts) {
            everythingIsBack(books);
        }
    }

    private boolean lastIsWhole() {
        return seen.record().stream()
                .filter(event -> event.fact() instanceof RollbackFact.Requested)
                .map(event -> ((RollbackFact.Requested) event.fact()).scope().isWholeRun())
                .reduce((one, next) -> next)
                .orElse(false);
    }

    private void everythingIsBack(Bookkeeper books) {
        for (var known : books.effects().values()) {
            var effect = known.effect();
            boolean undoable = effect.direction() == Effect.Direction.FORWARD
                    && !effect.step().value().contains("@")
                    && effect.deed() instanceof Effect.Call call
                    && call.undo() instanceof Undo.Call;
            if (undoable && seen.sight().times(effect.key()) > 0 && seen.sight().times(effect.key() + "/back") == 0) {
                complain.accept(effect.key() + " is said to be rolled back, and stands");
            }
        }
        var weights = new HashMap<Segment, Integer>();
        seen.sight().turned().forEach(turned -> weights.put(turned.segment(), turned.to()));
        weights.forEach((key, weight) -> {
            if (weight > 0 && !seen.drifted()) {
                complain.accept(key + " is said to be rolled back, and stands at " + weight);
            }
        });
    }
}
