package dev.cutover.model;

import java.time.Duration;
import java.util.Optional;

/** A moment of a run that a scenario names. */
public sealed interface When {

    /** As the step starts, or as its traffic reaches the weight. */
    record AtStep(StepId step, Optional<Weight> weight) implements When {}

    /** At a planned time. */
    record AtTime(PlannedTime time) implements When {}

    /** Once the criterion has been red for so long. */
    record AtBreach(CriterionId criterion, Duration lasting) implements When {}
}
