package dev.cutover.model;

/** A rollback that somebody asks for in a rehearsal. */
public record ScriptedRollback(When when, Scope scope, String as, String reason) {}
