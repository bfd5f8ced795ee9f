package dev.cutover.engine.context;

import dev.cutover.model.Criterion;
import dev.cutover.spi.Metrics;
import java.time.Instant;

/** The drills of earlier runs of the same runbook. Thread-safe. */
@FunctionalInterface
public interface DrillHistory {

    /** The share of drills within the criterion's span that met the window; no data if there was none. */
    Metrics.Measurement share(Criterion criterion, Instant now);
}
