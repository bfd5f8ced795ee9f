package dev.cutover.spi;

import java.util.Map;

/** Takes evidence; changes nothing. */
public interface Capture {

    /**
     * Captures and attaches to the context's sink. Whatever else it may be, an outcome that is not
     * {@link Outcome.Succeeded} is told as missing evidence, and the step is the runbook's to judge.
     *
     * @param kind {@code metrics}, {@code records}, {@code log}, {@code screenshot}, {@code output}: one of those that
     *     {@link Description#captures} names
     * @param with the rest of what the runbook says
     */
    Outcome capture(String kind, Map<String, Object> with, CallContext context)
            throws ConnectorException, InterruptedException;
}
