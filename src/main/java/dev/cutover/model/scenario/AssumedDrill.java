package dev.cutover.model.scenario;

import java.time.Duration;

/**
 * A drill that a rehearsal takes to have happened before it.
 *
 * @param ago how long before the planned start it was decided
 * @param restore how long it took until its traffic was back and read back
 */
public record AssumedDrill(Duration ago, Duration restore) {}
