package dev.cutover.spi;

import java.util.Map;

/** Takes evidence; changes nothing. Implementations must be thread-safe. */
public interface Capture {

    /**
     * Captures and attaches to the context's sink. Any outcome other than {@link Outcome.Succeeded} is reported as
     * missing evidence; the runbook decides what that means for the step.
     *
     * @param kind {@code metrics}, {@code records}, {@code log}, {@code screenshot}, {@code output}: one of those that
     *     {@link Description#captures} names
     * @param with the rest of what the runbook says
     */
    Outcome capture(String kind, Map<String, Object> with, CallContext context)
            throws ConnectorException, InterruptedException;
}
