package dev.cutover.board;

import dev.cutover.model.Scope;
import dev.cutover.model.Segment;
import dev.cutover.model.StepId;
import dev.cutover.model.SystemId;
import dev.cutover.model.Undo;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.UndoKey;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.words.Chronicle;
import dev.cutover.words.Fulfillment;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Tells the record of a run that has closed its old platform, moved traffic of the east, and rolls back. */
final class OpenedRollback {
    private static final String CLOSE = "freeze/close";
    private static final String OPEN = UndoKey.of(CLOSE).value();
    private static final Segment EVERY = Segment.EVERYTHING;
    private static final SystemId OLD = new SystemId("legacy-oms");
    private static final Undo UNDO = new Undo.Call("open", Map.of());

    private final Chronicle chronicle = new Chronicle().created(RunFact.Mode.LIVE);
    private int moves;

    OpenedRollback() {
        intend(effect(CLOSE, "freeze", Effect.Direction.FORWARD, new Effect.Call("close", Map.of(), EVERY, UNDO, "")));
        settled(CLOSE, EffectState.DONE, "");
        chronicle.moved("shift-us-east", Fulfillment.EAST, 0, 10_000);
    }

    Chronicle chronicle() {
        return chronicle;
    }

    OpenedRollback requested(int number, Scope scope) {
        chronicle.rollingBack(number, scope);
        return this;
    }

    /** The undo of the close is tried twice in vain. */
    OpenedRollback jammed() {
        var undo = new Effect.Call("open", Map.of(), EVERY, new Undo.None("it is an undo"), CLOSE);
        intend(effect(OPEN, "freeze", Effect.Direction.BACK, undo));
        settled(OPEN, EffectState.POSSIBLE, "door is jammed");
        that(new EffectFact.Repeated(OPEN, "an undo is retried"));
        return settled(OPEN, EffectState.POSSIBLE, "door is jammed");
    }

    OpenedRollback opened() {
        that(new EffectFact.Repeated(OPEN, "an undo is retried"));
        return settled(OPEN, EffectState.DONE, "");
    }

    /** A rollback sets the weight of the east to nothing. */
    OpenedRollback broughtBack(int number) {
        String key = "rollback-" + number + "/" + ++moves;
        var weights = new Effect.Weights("orders", List.of(new Effect.Move(Fulfillment.EAST, 10_000, 0)));
        intend(effect(key, "rollback-" + number, Effect.Direction.BACK, weights));
        return settled(key, EffectState.DONE, "");
    }

    OpenedRollback that(Fact fact) {
        chronicle.that(fact);
        return this;
    }

    OpenedRollback later(Duration span) {
        chronicle.after(span);
        return this;
    }

    private static Effect effect(String key, String step, Effect.Direction direction, Effect.Deed deed) {
        return new Effect(key, key, new StepId(step), 1, direction, OLD, deed);
    }

    private void intend(Effect effect) {
        that(new EffectFact.Intended(effect));
    }

    private OpenedRollback settled(String key, EffectState state, String detail) {
        return that(new EffectFact.Settled(key, state, detail, Map.of()));
    }
}
