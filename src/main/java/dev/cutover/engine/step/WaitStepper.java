package dev.cutover.engine.step;

import dev.cutover.engine.context.NextAction;
import dev.cutover.engine.context.StepContext;
import dev.cutover.engine.effect.StepCompletion;
import dev.cutover.model.Step;
import dev.cutover.model.Work;
import dev.cutover.run.AttemptTimer;
import dev.cutover.run.fact.StepFact;
import java.util.Map;

/** Waits for a planned time or a duration; the instant at which it ends is recorded, not the time still to sleep. */
final class WaitStepper implements Stepper {
    @Override
    public NextAction next(Step step, StepContext stepContext) {
        var wait = (Work.Wait) step.work();
        var entry = stepContext.entry(step);
        var until = entry.timer(AttemptTimer.Single.WAIT);
        if (until == null) {
            var end = wait.until()
                    .map(time -> time.at(stepContext.state().created().starts()))
                    .orElseGet(() -> stepContext.now().plus(wait.time().orElseThrow()));
            return NextAction.note(new StepFact.TimerSet(step.id(), entry.attempt(), AttemptTimer.Single.WAIT, end));
        }
        return stepContext.now().isBefore(until)
                ? new NextAction.Wait(until)
                : StepCompletion.with(step, stepContext, StepFact.How.PLAINLY, Map.of());
    }
}
