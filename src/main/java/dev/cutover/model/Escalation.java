package dev.cutover.model;

import java.time.Duration;
import java.util.Optional;

/**
 * The escalation of an unanswered question, with the delay of each rung.
 *
 * @param via the system that they are told through; they see it on the board in any case
 */
public record Escalation(Optional<Duration> deputy, Optional<Duration> commander, Optional<SystemId> via) {}
