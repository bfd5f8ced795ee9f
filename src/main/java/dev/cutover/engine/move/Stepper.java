package dev.cutover.engine.move;

import dev.cutover.model.Step;

/** Knows how one kind of step goes on. Stateless. */
interface Stepper {

    /** The next move of a step that has started. */
    Move next(Step step, Scene scene);
}
