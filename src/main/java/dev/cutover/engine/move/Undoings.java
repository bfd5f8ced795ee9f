package dev.cutover.engine.move;

import dev.cutover.model.Step;
import dev.cutover.model.Undo;
import dev.cutover.plan.WayBack;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectFact;
import dev.cutover.run.EffectLedger;
import dev.cutover.run.EffectState;
import dev.cutover.run.Fact;
import dev.cutover.run.PeopleFact;
import dev.cutover.run.Question;
import dev.cutover.run.RollbackFact;
import dev.cutover.run.RollbackLedger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The undo of each effect in scope, one after the other, what was done last first. */
final class Undoings {
    private final Scene scene;
    private final RollbackLedger.Entry rollback;

    private Undoings(Scene scene, RollbackLedger.Entry rollback) {
        this.scene = scene;
        this.rollback = rollback;
    }

    /** Null when nothing is left that could be tried. */
    static @Nullable Move next(Scene scene, RollbackLedger.Entry rollback, WayBack plan) {
        var undoings = new Undoings(scene, rollback);
        for (var undoing : plan.undo()) {
            var move = undoings.one(undoing, plan);
            if (move != null) {
                return move;
            }
        }
        return null;
    }

    static boolean blockedBefore(RollbackLedger.Entry rollback, String key) {
        return rollback.blocked().stream().anyMatch(blocked -> blocked.effect().equals(key));
    }

    private @Nullable Move one(WayBack.Undoing undoing, WayBack plan) {
        if (blockedBefore(rollback, undoing.key())) {
            return null;
        }
        var forward = undoing.entry();
        var step = scene.find(forward.effect().step());
        if (step.isEmpty()) {
            return block(undoing, "its step is not in the runbook");
        }
        if (forward.state() == EffectState.IN_DOUBT) {
            return Doubt.next(step.orElseThrow(), forward, scene);
        }
        var failed = failedAbove(undoing, plan);
        if (failed.isPresent()) {
            return block(undoing, "'" + failed.orElseThrow() + "' relies on it and could not be undone");
        }
        return undoing.undo() instanceof Undo.ByHand hand
                ? byHand(undoing, hand, step.orElseThrow())
                : call(undoing, (Undo.Call) undoing.undo(), step.orElseThrow());
    }

    /** A step that relies on this one and whose own undo failed: taking this one back would pull the floor away. */
    private Optional<String> failedAbove(WayBack.Undoing undoing, WayBack plan) {
        var mine = undoing.entry().effect().step();
        return plan.undo().stream()
                .filter(other -> blockedBefore(rollback, other.key()))
                .map(other -> other.entry().effect().step())
                .filter(other -> WayBack.reliesOn(scene.runbook(), other).contains(mine))
                .map(other -> other.value())
                .findFirst();
    }

    private Move block(WayBack.Undoing undoing, String why) {
        return Move.note(new RollbackFact.UndoBlocked(rollback.number(), undoing.key(), why));
    }

    private Move call(WayBack.Undoing undoing, Undo.Call undo, Step step) {
        var known = scene.effect(undoing.key());
        if (known.isEmpty()) {
            return Move.note(new EffectFact.Intended(backward(undoing, step, undo)));
        }
        var entry = known.orElseThrow();
        return switch (entry.state()) {
            case INTENDED -> EffectCalls.call(step, entry, scene);
            case IN_DOUBT -> Doubt.next(step, entry, scene);
            case UNKNOWN, POSSIBLE, NOT_DONE -> again(undoing, entry);
            case DONE -> throw new IllegalStateException("what is undone is not in the plan");
        };
    }

    private Move again(WayBack.Undoing undoing, EffectLedger.Entry entry) {
        if (Patience.isSpent(entry)) {
            return block(undoing, entry.detail());
        }
        Instant due = Patience.nextTry(entry);
        return scene.now().isBefore(due)
                ? new Move.Wait(due)
                : Move.note(new EffectFact.Repeated(undoing.key(), "an undo gets more tries: " + entry.detail()));
    }

    private Effect backward(WayBack.Undoing undoing, Step step, Undo.Call undo) {
        var forward = undoing.entry().effect();
        var with = scene.substitution(step).fill(undo.with());
        var segment = ((Effect.Call) forward.deed()).segment();
        var deed = new Effect.Call(undo.call(), with, segment, new Undo.None("it is an undo"), forward.key());
        return new Effect(
                undoing.key(),
                scene.correlation(undoing.key()),
                forward.step(),
                forward.attempt(),
                Effect.Direction.BACK,
                forward.system(),
                deed);
    }

    private Move byHand(WayBack.Undoing undoing, Undo.ByHand undo, Step step) {
        String id = "rollback-" + rollback.number() + "/take-back/" + scene.correlation(undoing.key());
        var asked = scene.state().questions().of(id);
        if (asked.isEmpty()) {
            return Move.note(new PeopleFact.Asked(new Question(
                    id,
                    step.id(),
                    scene.entry(step).attempt(),
                    Question.Kind.TAKE_BACK,
                    "Take back \"" + step.title() + "\": " + undo.text(),
                    Speakers.forStep(step, scene.runbook()),
                    List.of(
                            new Question.Option("done", "it is recorded as taken back", Question.Care.PLAIN),
                            new Question.Option("not-done", "it is named as left undone", Question.Care.REASON)),
                    "")));
        }
        var answer = asked.orElseThrow().answer();
        if (answer == null) {
            return new Move.People();
        }
        var decision = answer.decision();
        if (decision.choice().equals("not-done")) {
            return block(undoing, decision.owner() + " says: " + decision.reason());
        }
        var facts = new ArrayList<Fact>();
        var forward = undoing.entry().effect();
        var deed = new Effect.ByHand(undo.text(), step.where(), new Undo.None("it is an undo"), forward.key());
        facts.add(new EffectFact.Intended(new Effect(
                undoing.key(),
                scene.correlation(undoing.key()),
                forward.step(),
                forward.attempt(),
                Effect.Direction.BACK,
                forward.system(),
                deed)));
        facts.add(new EffectFact.Settled(
                undoing.key(), EffectState.DONE, decision.owner() + " has taken it back", Map.of()));
        return new Move.Note(facts);
    }
}
