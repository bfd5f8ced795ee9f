package dev.cutover.engine.operator;

import java.time.Duration;
import java.util.Optional;

/**
 * An answer that comes without anybody being asked.
 *
 * @param person who gives it
 * @param after how long from now; empty if only after an escalation
 */
public record ComingAnswer(String person, Optional<Duration> after) {}
