package dev.cutover.model.scenario;

import dev.cutover.model.Scope;

/**
 * A rollback that a scripted person requests.
 *
 * @param scope the slice of the traffic
 * @param steps what it names besides; what relies on that follows from the run as it is at the moment
 */
public record ScriptedRollback(
        ScenarioMoment scenarioMoment, Scope scope, ScriptedSteps steps, String as, String reason) {
    /** A rollback of a slice of the traffic, whatever the steps. */
    public ScriptedRollback(ScenarioMoment scenarioMoment, Scope scope, String as, String reason) {
        this(scenarioMoment, scope, ScriptedSteps.NONE, as, reason);
    }
}
