package dev.cutover.rehearsal;

import dev.cutover.spi.Metrics.Measurement;

/** Measures a metric after the end of the run. */
@FunctionalInterface
interface EndMeasurement {

    /** The value over the whole run and all its traffic; no data if nothing measures it. */
    Measurement measure(String metric) throws InterruptedException;
}
