package dev.cutover.engine.move;

import dev.cutover.model.Scope;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.Work;
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
import dev.cutover.run.StepFact;
import dev.cutover.run.StepState;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes a scope back: stops what is under way, brings the traffic back and reads it back, undoes what was done, last
 * first, runs the runbook's rollback steps, and ends by naming everything that is left undone. It only ever goes back,
 * and goes on past what fails.
 */
public final class Unwinder {
    private final Scene scene;
    private final RollbackLedger.Entry rollback;
    private final Set<StepId> busy;

    private Unwinder(Scene scene, RollbackLedger.Entry rollback, Set<StepId> busy) {
        this.scene = scene;
        this.rollback = rollback;
        this.busy = busy;
    }

    /**
     * The next move of the rollback that is under way.
     *
     * @param busy the steps of which a call is still out
     */
    public static Move next(Scene scene, Set<StepId> busy) {
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
        if (busy().anyMatch(step -> step.work() instanceof Work.Shift)) {
            return new Move.Wait(null);
        }
        var moves = scene.ways().moves(scene.state(), scope());
        var traffic = new TrafficBack(scene, rollback, moves).next();
        if (traffic != null) {
            return traffic;
        }
        boolean carriesTraffic = !scene.runbook().traffic().isEmpty();
        if (carriesTraffic && rollback.restored() == null && moves.isEmpty() && !Requests.isBarred(scene, scope())) {
            return Move.note(new RollbackFact.Restored(rollback.number()));
        }
        if (busy().findAny().isPresent()) {
            return new Move.Wait(null);
        }
        var undo = new Undoings(scene, rollback, moves).next();
        if (undo != null) {
            return undo;
        }
        if (!carriesTraffic && rollback.restored() == null && rollback.blocked().isEmpty()) {
            // Where calls alone have moved things, they are back once every one of them is taken back.
            return Move.note(new RollbackFact.Restored(rollback.number()));
        }
        var step = new OwnSteps(scene, rollback).next();
        return step != null ? step : finish();
    }

    /**
     * The steps of which a call is out whose end has to be awaited: those in scope, before anything of it is undone,
     * and shifts that may be setting a weight in it, be it one among others, before its traffic goes back. Traffic
     * waits for nothing else: a call may take its time to heed that it is given up.
     */
    private Stream<Step> busy() {
        return busy.stream()
                .filter(step -> !step.isOfRollback())
                .flatMap(step -> scene.find(step).stream())
                .filter(step -> scope().covers(step.where())
                        || (step.work() instanceof Work.Shift && scope().touches(step.where())));
    }

    /**
     * Steps of the scope that are under way are cancelled, and what they meant to do and did not ask for yet is not
     * done. What was asked about them is not asked any more.
     */
    private @Nullable Move stop() {
        var facts = new ArrayList<Fact>();
        String why = "rollback of " + scope();
        for (var question : scene.state().questions().open()) {
            if (lapses(question.question())) {
                facts.add(new PeopleFact.Lapsed(question.question().id(), why));
            }
        }
        for (var id : scene.state().steps().started()) {
            if (isInScope(id)) {
                facts.add(
                        new StepFact.Cancelled(id, scene.state().steps().of(id).attempt(), why));
            }
        }
        for (var effect : scene.state().effects().open()) {
            var step = effect.effect().step();
            boolean meant =
                    effect.effect().direction() == Effect.Direction.FORWARD && effect.state() == EffectState.INTENDED;
            boolean stopped = scene.state().steps().of(step).state() != StepState.STARTED;
            if (meant && stopped && isInScope(step) && !busy.contains(step)) {
                facts.add(notAsked(effect, why));
            }
        }
        return facts.isEmpty() ? null : new Move.Note(facts);
    }

    /** Whether the step is one of the way forward whose whole segment is in scope. */
    private boolean isInScope(StepId step) {
        return !step.isOfRollback()
                && scene.find(step)
                        .filter(found -> scope().covers(found.where()))
                        .isPresent();
    }

    /** One that was asked for before, and was about to be once more, is in doubt as it was. */
    private Fact notAsked(EffectLedger.Entry effect, String why) {
        boolean before =
                scene.state().effects().mayHaveHappenedBefore(effect.effect().key());
        var state = before ? EffectState.IN_DOUBT : EffectState.NOT_DONE;
        return new EffectFact.Settled(effect.effect().key(), state, why + " came before it was asked for", Map.of());
    }

    /** What a rollback itself asks stays open, and so does what is asked about steps outside its scope. */
    private boolean lapses(Question question) {
        return switch (question.kind()) {
            case AFTER_ROLLBACK, TAKE_BACK -> false;
            case ATTEST, APPROVE, DECIDE, TASK, FAILURE, RED_GATE, BREACH, DOUBT, COMMIT, TRIGGER ->
                isInScope(question.step());
        };
    }

    private Move finish() {
        var facts = new ArrayList<Fact>();
        var plan = scene.ways().of(scene.state(), scope());
        var taken = TakenBack.of(scene, plan);
        for (var step : WayBack.steps(scene.runbook(), scope())) {
            var entry = scene.entry(step);
            boolean halfway = entry.state() == StepState.CANCELLED || entry.state() == StepState.FAILED;
            boolean owed = taken.contains(step.id()) && entry.state() != StepState.TAKEN_BACK;
            if (owed || halfway) {
                facts.add(new StepFact.TakenBack(step.id(), entry.attempt(), rollback.number()));
            } else if (entry.state() == StepState.PENDING && !scope().isWholeRun()) {
                facts.add(new StepFact.Skipped(step.id(), 0, scope() + " was rolled back"));
            }
        }
        facts.add(new RollbackFact.Finished(rollback.number(), LeftUndone.of(scene, rollback, plan)));
        return new Move.Note(facts);
    }
}
