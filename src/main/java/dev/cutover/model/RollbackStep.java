package dev.cutover.model;

/** A step of the way back, in the order of the runbook. */
public record RollbackStep(Step step, IfUnreachable ifUnreachable) {}
