package dev.cutover.engine.rollback;

import dev.cutover.engine.context.StepContext;
import dev.cutover.model.Step;
import java.util.Collection;

/** The steps that running rollbacks keep from going on. Stateless. */
public final class StoppedSteps {
    private StoppedSteps() {}

    /** Whether a running rollback stops the step: it lies in its scope, or may be closing the old platform for it. */
    public static boolean has(Step step, StepContext stepContext) {
        return stepContext.state().rollbacks().open().stream()
                .anyMatch(open -> stepContext.rollbackPlanner().stops(open.scope(), step));
    }

    /** Those that may start: nothing closes the old platform while a rollback of some of its traffic is running. */
    public static Collection<Step> without(Collection<Step> steps, StepContext stepContext) {
        var open = stepContext.state().rollbacks().open();
        var planner = stepContext.rollbackPlanner();
        return open.isEmpty()
                ? steps
                : steps.stream()
                        .filter(step -> open.stream().noneMatch(one -> planner.isClosing(one.scope(), step)))
                        .toList();
    }
}
