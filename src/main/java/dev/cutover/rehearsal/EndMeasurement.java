package dev.cutover.rehearsal;

import dev.cutover.spi.Metrics.Measurement;

/** Measures something once the run is over. */
@FunctionalInterface
interface EndMeasurement {

    /** The value over the whole run and all its traffic; no data if nothing measures it. */
    Measurement measure(String metric) throws InterruptedException;
}
