package dev.cutover.model.scenario;

import dev.cutover.model.Scope;

/** A rollback that somebody asks for in a rehearsal. */
public record ScriptedRollback(ScenarioMoment scenarioMoment, Scope scope, String as, String reason) {}
