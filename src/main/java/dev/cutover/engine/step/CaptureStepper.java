package dev.cutover.engine.step;

import dev.cutover.engine.context.NextAction;
import dev.cutover.engine.context.StepContext;
import dev.cutover.engine.effect.StepCompletion;
import dev.cutover.model.Step;
import dev.cutover.run.fact.StepFact;
import java.util.Map;

/** Takes evidence on its own. */
final class CaptureStepper implements Stepper {
    @Override
    public NextAction next(Step step, StepContext stepContext) {
        return StepCompletion.with(step, stepContext, StepFact.How.PLAINLY, Map.of());
    }
}
