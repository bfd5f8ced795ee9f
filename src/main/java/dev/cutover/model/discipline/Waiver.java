package dev.cutover.model.discipline;

/**
 * A decision to live with a finding; it stays visible. Immutable.
 *
 * @param at what the finding is about, as the finding names it: a step, a role, a system, a slice of traffic
 * @param because the reason, never empty
 */
public record Waiver(DisciplineRule rule, String at, String because) {}
