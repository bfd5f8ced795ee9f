package dev.cutover.engine.step;

import dev.cutover.engine.context.NextAction;
import dev.cutover.engine.context.StepContext;
import dev.cutover.model.Step;

/** Decides the next action of one kind of step. Stateless. */
interface Stepper {

    /** The next move of a step that has started. */
    NextAction next(Step step, StepContext stepContext);
}
