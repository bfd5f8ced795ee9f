package dev.cutover.model.scenario;

import dev.cutover.model.Scope;

/**
 * A scripted person's decision to do again what was rolled back.
 *
 * @param impact what it means for customers and the business; may be empty
 */
public record ScriptedAgain(ScenarioMoment scenarioMoment, Scope scope, String as, String reason, String impact) {}
