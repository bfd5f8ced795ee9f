package dev.cutover.model;

/** A rollback step, in the order of the runbook. */
public record RollbackStep(Step step, IfUnreachable ifUnreachable) {}
