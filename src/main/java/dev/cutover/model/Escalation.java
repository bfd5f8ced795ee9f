package dev.cutover.model;

import java.time.Duration;
import java.util.Optional;

/**
 * To whom a question goes that nobody answers, each so long after it was asked.
 *
 * @param via the system that they are told through; they see it on the board in any case
 */
public record Escalation(Optional<Duration> deputy, Optional<Duration> commander, Optional<SystemId> via) {}
