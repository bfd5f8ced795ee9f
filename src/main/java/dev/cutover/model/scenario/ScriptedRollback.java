package dev.cutover.model.scenario;

import dev.cutover.model.Scope;

/** A rollback that a scripted person requests. */
public record ScriptedRollback(ScenarioMoment scenarioMoment, Scope scope, String as, String reason) {}
