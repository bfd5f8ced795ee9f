package dev.cutover.engine.guard;

import dev.cutover.engine.context.NextAction;
import dev.cutover.engine.context.StepContext;
import dev.cutover.engine.operator.RampFreeze;
import dev.cutover.model.Step;
import dev.cutover.run.Question;
import dev.cutover.run.Request;
import dev.cutover.run.fact.RequestFact;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Freezes a shift while a rollback covers some of its traffic, or while somebody is about to ask for one. Stateless.
 */
public final class ShiftFreeze {
    private static final Set<Question.Kind> AFTER_ROLLBACK = Set.of(Question.Kind.AFTER_ROLLBACK);

    private ShiftFreeze() {}

    /**
     * Whether a rollback, running or waiting for another one, covers some of the shift's traffic: no weight is raised
     * until it has finished.
     */
    public static boolean isFrozen(Step step, StepContext stepContext) {
        var underWay = stepContext.state().rollbacks().open().stream().map(open -> open.scope());
        var askedFor = stepContext.state().requests().pending().stream()
                .map(entry -> entry.received().request())
                .flatMap(
                        request -> request instanceof Request.RollBack back ? Stream.of(back.scope()) : Stream.empty());
        return Stream.concat(underWay, askedFor).anyMatch(scope -> scope.touches(step))
                || TriggerWatch.waitsToRollBack(step, stepContext);
    }

    /**
     * Whether the shift may take its next step upward, or end: nothing holds it, nobody asks for its rollback, and
     * people are not being asked whether the run goes on after one.
     */
    public static boolean mayRise(Step step, StepContext stepContext) {
        return !stepContext.held()
                && !stepContext.state().questions().isOpen(AFTER_ROLLBACK)
                && !isFrozen(step, stepContext)
                && !stepContext.state().requests().freezes().touches(step);
    }

    /** Whether any freeze stands that has to be watched. */
    public static boolean isAskedFor(StepContext stepContext) {
        return !stepContext.state().requests().freezes().standing().isEmpty();
    }

    /** Ends a freeze for which nothing was said for too long. */
    public static NextAction lapse(StepContext stepContext) {
        Instant soonest = null;
        for (var frozen : stepContext.state().requests().freezes().standing()) {
            if (!stepContext.now().isBefore(frozen.until())) {
                String why = "nothing was said for " + RampFreeze.PATIENCE.toMinutes() + "m";
                return NextAction.note(new RequestFact.RampsReleased(frozen.id(), why));
            }
            soonest = soonest == null || frozen.until().isBefore(soonest) ? frozen.until() : soonest;
        }
        return new NextAction.Wait(soonest);
    }
}
