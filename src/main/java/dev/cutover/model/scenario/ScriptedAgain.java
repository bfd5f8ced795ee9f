package dev.cutover.model.scenario;

import dev.cutover.model.Scope;

/**
 * A scripted person's decision to do again what was rolled back.
 *
 * @param scope the slice of the traffic
 * @param steps what it names besides
 * @param impact what it means for customers and the business; may be empty
 */
public record ScriptedAgain(
        ScenarioMoment scenarioMoment, Scope scope, ScriptedSteps steps, String as, String reason, String impact) {
    /** A decision about a slice of the traffic, whatever the steps. */
    public ScriptedAgain(ScenarioMoment scenarioMoment, Scope scope, String as, String reason, String impact) {
        this(scenarioMoment, scope, ScriptedSteps.NONE, as, reason, impact);
    }
}
