package dev.cutover.engine.move;

import dev.cutover.model.Step;
import dev.cutover.model.Work;
import dev.cutover.run.AttemptTimer;
import dev.cutover.run.fact.StepFact;
import java.util.Map;

/** Waits for a planned time or a duration; the instant at which it ends is recorded, not the time still to sleep. */
final class WaitStepper implements Stepper {
    @Override
    public Move next(Step step, Scene scene) {
        var wait = (Work.Wait) step.work();
        var entry = scene.entry(step);
        var until = entry.timer(AttemptTimer.Single.WAIT);
        if (until == null) {
            var end = wait.until()
                    .map(time -> time.at(scene.state().created().starts()))
                    .orElseGet(() -> scene.now().plus(wait.time().orElseThrow()));
            return Move.note(new StepFact.TimerSet(step.id(), entry.attempt(), AttemptTimer.Single.WAIT, end));
        }
        return scene.now().isBefore(until)
                ? new Move.Wait(until)
                : Finish.with(step, scene, StepFact.How.PLAINLY, Map.of());
    }
}
