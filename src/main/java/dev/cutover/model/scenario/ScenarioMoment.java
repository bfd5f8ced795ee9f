package dev.cutover.model.scenario;

import dev.cutover.model.CriterionId;
import dev.cutover.model.PlannedTime;
import dev.cutover.model.StepId;
import dev.cutover.model.Weight;
import java.time.Duration;
import java.util.Optional;

/** A moment of a run that a scenario names. */
public sealed interface ScenarioMoment {

    /** When the step starts or, if a weight is given, when the step's traffic reaches it. */
    record AtStep(StepId step, Optional<Weight> weight) implements ScenarioMoment {}

    /** At a time relative to the planned start. */
    record AtTime(PlannedTime time) implements ScenarioMoment {}

    /** When the criterion has been red for this long. */
    record AtBreach(CriterionId criterion, Duration lasting) implements ScenarioMoment {}
}
