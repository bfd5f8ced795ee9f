package dev.cutover.plan.rollback;

import dev.cutover.model.Segment;
import dev.cutover.model.StepId;
import dev.cutover.model.Undo;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.run.ledger.RunState;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import java.util.List;
import java.util.Map;

/** The state of a run, told step by step. */
final class RunSoFar {
    private final RunState state = RunState.of(List.of(Bench.created()));

    RunState state() {
        return state;
    }

    /** A step has called its system, and that was done. */
    RunSoFar called(String step, Segment where) {
        return called(step, where, Books.UNFREEZE);
    }

    RunSoFar called(String step, Segment where, Undo undo) {
        return done(step, new Effect.Call("freeze", Map.of(), where, undo, ""));
    }

    /** A shift has moved a key. */
    RunSoFar moved(String step, Segment key, int from, int to) {
        return done(step, new Effect.Weights("orders", List.of(new Effect.Move(key, from, to))));
    }

    RunSoFar began(String step) {
        return tell(new StepFact.Started(new StepId(step), 1));
    }

    RunSoFar tell(Fact fact) {
        state.apply(new Event(Bench.RUN, 1, state.seq() + 1, Bench.START, Event.ENGINE, fact));
        return this;
    }

    private RunSoFar done(String step, Effect.Deed deed) {
        var id = new StepId(step);
        String key = step + "-" + (state.effects().ofStep(id).size() + 1);
        if (state.steps().of(id).attempt() == 0) {
            began(step);
        }
        tell(new EffectFact.Intended(new Effect(key, key, id, 1, Effect.Direction.FORWARD, Books.SYSTEM, deed)));
        return tell(new EffectFact.Settled(key, EffectState.DONE, "", Map.of()));
    }
}
