package dev.cutover.engine.move;

import dev.cutover.model.Scope;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.Traffic;
import dev.cutover.plan.WayBack;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectFact;
import dev.cutover.run.EffectLedger;
import dev.cutover.run.EffectState;
import dev.cutover.run.Fact;
import dev.cutover.run.PeopleFact;
import dev.cutover.run.QuestionLedger;
import dev.cutover.run.RollbackFact;
import dev.cutover.run.RollbackLedger;
import dev.cutover.run.StepFact;
import dev.cutover.run.StepState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Takes a scope back: stops what is under way, brings the traffic back and reads it back, undoes what was done, last
 * first, runs the runbook's rollback steps, and ends by naming everything that is left undone. It only ever goes back,
 * and goes on past what fails.
 */
public final class Unwinder {
    private final Scene scene;
    private final RollbackLedger.Entry rollback;
    private final Predicate<StepId> busy;

    private Unwinder(Scene scene, RollbackLedger.Entry rollback, Predicate<StepId> busy) {
        this.scene = scene;
        this.rollback = rollback;
        this.busy = busy;
    }

    /**
     * The next move of the rollback that is under way.
     *
     * @param busy whether a call of that step is still out
     */
    public static Move next(Scene scene, Predicate<StepId> busy) {
        return scene.state()
                .rollbacks()
                .open()
                .map(open -> new Unwinder(scene, open, busy).next())
                .orElseGet(() -> new Move.Wait(null));
    }

    private Scope scope() {
        return rollback.scope();
    }

    private Move next() {
        var stop = stop();
        if (stop != null) {
            return stop;
        }
        if (WayBack.steps(scene.runbook(), scope()).stream().anyMatch(step -> busy.test(step.id()))) {
            return new Move.Wait(null);
        }
        var traffic = traffic();
        if (traffic != null) {
            return traffic;
        }
        var plan = WayBack.of(scene.runbook(), scene.state(), scope());
        if (rollback.restored() == null && plan.moves().isEmpty()) {
            return Move.note(new RollbackFact.Restored(rollback.number()));
        }
        var undo = Undoings.next(scene, rollback, plan);
        if (undo != null) {
            return undo;
        }
        var step = ownSteps();
        return step != null ? step : finish();
    }

    /** Steps of the scope that are under way are cancelled, and what they asked is not asked any more. */
    private @Nullable Move stop() {
        var facts = new ArrayList<Fact>();
        for (var step : WayBack.steps(scene.runbook(), scope())) {
            var entry = scene.entry(step);
            if (entry.state() == StepState.STARTED) {
                facts.add(new StepFact.Cancelled(step.id(), entry.attempt(), "rollback of " + scope()));
            }
            scene.state().questions().ofStep(step.id(), entry.attempt()).stream()
                    .filter(QuestionLedger.Entry::isOpen)
                    .filter(one -> one.question().kind() != dev.cutover.run.Question.Kind.TAKE_BACK)
                    .filter(one -> one.question().kind() != dev.cutover.run.Question.Kind.DOUBT
                            || entry.state() == StepState.STARTED)
                    .forEach(one ->
                            facts.add(new PeopleFact.Lapsed(one.question().id(), "rollback of " + scope())));
        }
        return facts.isEmpty() ? null : new Move.Note(facts);
    }

    private @Nullable Move traffic() {
        var plan = WayBack.of(scene.runbook(), scene.state(), scope());
        for (var flow : scene.runbook().traffic().values()) {
            String key =
                    scene.state().id().orElseThrow() + "/rollback-" + rollback.number() + "/" + flow.id() + "/back";
            var known = scene.effect(key);
            var moves = plan.moves().get(flow);
            if (known.isEmpty() && moves == null) {
                continue;
            }
            var move = known.isEmpty()
                    ? intend(key, flow, moves == null ? List.of() : moves)
                    : moveBack(flow, known.orElseThrow());
            if (move != null) {
                return move;
            }
        }
        return null;
    }

    private Move intend(String key, Traffic flow, List<Effect.Move> moves) {
        var deed = new Effect.Weights(flow.id(), moves);
        return Move.note(new EffectFact.Intended(new Effect(
                key,
                scene.correlation(key),
                new StepId("rollback-" + rollback.number()),
                0,
                Effect.Direction.BACK,
                flow.router(),
                deed)));
    }

    /** Weights are set to the old platform again and again until they are read back, or the window has passed twice. */
    private @Nullable Move moveBack(Traffic flow, EffectLedger.Entry entry) {
        return switch (entry.state()) {
            case DONE -> null;
            case INTENDED -> callRouter(flow, entry);
            case IN_DOUBT, UNKNOWN, POSSIBLE, NOT_DONE -> {
                if (Patience.isSpent(rollback, entry, scene.now())) {
                    yield Undoings.blockedBefore(rollback, entry.effect().key())
                            ? null
                            : Move.note(new RollbackFact.UndoBlocked(
                                    rollback.number(), entry.effect().key(), entry.detail()));
                }
                Instant due = Patience.nextTry(entry);
                yield scene.now().isBefore(due)
                        ? new Move.Wait(due)
                        : Move.note(new EffectFact.Repeated(
                                entry.effect().key(), "traffic goes back, however often it takes: " + entry.detail()));
            }
        };
    }

    private Move callRouter(Traffic flow, EffectLedger.Entry entry) {
        var effect = entry.effect();
        var weights = (Effect.Weights) effect.deed();
        return new Move.Call(
                effect.step(),
                0,
                flow.router().value(),
                Duration.ofSeconds(30),
                hands -> List.of(new Router(scene, flow, hands)
                        .takeBack(
                                effect,
                                weights,
                                hands.context(
                                        effect.key(), effect.correlation(), dev.cutover.model.Segment.EVERYTHING))),
                trouble ->
                        List.of(new EffectFact.Settled(effect.key(), EffectState.IN_DOUBT, trouble.why(), Map.of())));
    }

    /** The runbook's own steps of the way back, one after the other. */
    private @Nullable Move ownSteps() {
        var plan = scene.runbook().rollback();
        if (plan.isEmpty()) {
            return null;
        }
        for (var own : plan.orElseThrow().steps()) {
            var id = WayBackSteps.id(own.step().id(), rollback.number());
            var entry = scene.state().steps().of(id);
            Optional<Move> move = switch (entry.state()) {
                case PENDING -> Optional.of(Move.note(new StepFact.Started(id, 1)));
                case STARTED -> Optional.of(new Move.Wait(null));
                case FAILED -> Optional.of(failed(scene.find(id).orElseThrow()));
                case SUCCEEDED, SKIPPED, CANCELLED, TAKEN_BACK -> Optional.empty();
            };
            if (move.isPresent()) {
                return move.orElseThrow();
            }
        }
        return null;
    }

    /** More retries than going forward; then it is recorded as left undone, and the rollback goes on. */
    private Move failed(Step step) {
        var entry = scene.entry(step);
        int times = Math.max(step.policy().retry().times(), Patience.TRIES) + 1;
        if (entry.attempt() >= times) {
            return Move.note(new StepFact.Skipped(step.id(), entry.attempt(), "it failed: " + entry.why()));
        }
        Instant ended = entry.ended() == null ? scene.now() : entry.ended();
        var due = ended.plus(Patience.backoff(entry.attempt()));
        return scene.now().isBefore(due)
                ? new Move.Wait(due)
                : Move.note(new StepFact.Started(step.id(), entry.attempt() + 1));
    }

    private Move finish() {
        var facts = new ArrayList<Fact>();
        var plan = WayBack.of(scene.runbook(), scene.state(), scope());
        for (var step : WayBack.steps(scene.runbook(), scope())) {
            var entry = scene.entry(step);
            boolean touched = !scene.state().effects().ofStep(step.id()).isEmpty();
            boolean owed = touched && entry.state() != StepState.TAKEN_BACK;
            if (owed || entry.state() == StepState.CANCELLED) {
                facts.add(new StepFact.TakenBack(step.id(), entry.attempt(), rollback.number()));
            } else if (entry.state() == StepState.PENDING && !scope().isWholeRun()) {
                facts.add(new StepFact.Skipped(step.id(), 0, scope() + " was rolled back"));
            }
        }
        facts.add(new RollbackFact.Finished(rollback.number(), LeftUndone.of(scene, rollback, plan)));
        return new Move.Note(facts);
    }
}
