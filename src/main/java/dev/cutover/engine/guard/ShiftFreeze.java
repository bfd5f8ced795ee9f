package dev.cutover.engine.guard;

import dev.cutover.engine.context.StepContext;
import dev.cutover.model.Step;
import dev.cutover.run.Request;
import java.util.stream.Stream;

/** Holds a shift while a rollback is about some of its traffic. */
public final class ShiftFreeze {
    private ShiftFreeze() {}

    /**
     * Whether a rollback is about some of the shift's traffic, be it under way or asked for and waiting for another
     * one: until it is through, nothing is raised.
     */
    public static boolean isFrozen(Step step, StepContext stepContext) {
        var underWay = stepContext.state().rollbacks().open().map(open -> open.scope()).stream();
        var askedFor = stepContext.state().petitions().pending().stream()
                .map(entry -> entry.received().request())
                .flatMap(
                        request -> request instanceof Request.RollBack back ? Stream.of(back.scope()) : Stream.empty());
        return Stream.concat(underWay, askedFor).anyMatch(scope -> scope.touches(step.where()))
                || TriggerWatch.waitsToTakeBack(step, stepContext);
    }
}
