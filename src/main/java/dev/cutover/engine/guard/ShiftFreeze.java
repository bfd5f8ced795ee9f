package dev.cutover.engine.guard;

import dev.cutover.engine.context.StepContext;
import dev.cutover.model.Step;
import dev.cutover.run.Request;
import java.util.stream.Stream;

/** Freezes a shift while a rollback covers some of its traffic. Stateless. */
public final class ShiftFreeze {
    private ShiftFreeze() {}

    /**
     * Whether a rollback, running or waiting for another one, covers some of the shift's traffic: no weight is raised
     * until it has finished.
     */
    public static boolean isFrozen(Step step, StepContext stepContext) {
        var underWay = stepContext.state().rollbacks().open().map(open -> open.scope()).stream();
        var askedFor = stepContext.state().requests().pending().stream()
                .map(entry -> entry.received().request())
                .flatMap(
                        request -> request instanceof Request.RollBack back ? Stream.of(back.scope()) : Stream.empty());
        return Stream.concat(underWay, askedFor).anyMatch(scope -> scope.touches(step.where()))
                || TriggerWatch.waitsToRollBack(step, stepContext);
    }
}
