package dev.cutover.model.scenario;

import java.time.Duration;

/**
 * An earlier rollback drill that a rehearsal assumes.
 *
 * @param ago how long before the rehearsal begins the drill's rollback was decided
 * @param restore how long it took until traffic was restored and the weights were read back
 */
public record AssumedDrill(Duration ago, Duration restore) {}
