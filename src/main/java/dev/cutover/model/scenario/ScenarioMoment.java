package dev.cutover.model.scenario;

import dev.cutover.model.CriterionId;
import dev.cutover.model.PlannedTime;
import dev.cutover.model.StepId;
import dev.cutover.model.Weight;
import java.time.Duration;
import java.util.Optional;

/** A moment of a run that a scenario names. */
public sealed interface ScenarioMoment {

    /** As the step starts, or as its traffic reaches the weight. */
    record AtStep(StepId step, Optional<Weight> weight) implements ScenarioMoment {}

    /** At a planned time. */
    record AtTime(PlannedTime time) implements ScenarioMoment {}

    /** Once the criterion has been red for so long. */
    record AtBreach(CriterionId criterion, Duration lasting) implements ScenarioMoment {}
}
