package dev.cutover.spi;

import java.util.Map;

/** Takes evidence; changes nothing. */
public interface Capture {

    /**
     * Captures and attaches to the context's sink.
     *
     * @param kind {@code metrics}, {@code records}, {@code log}, {@code screenshot}, {@code output}
     * @param with the rest of what the runbook says
     */
    Outcome capture(String kind, Map<String, Object> with, CallContext context)
            throws ConnectorException, InterruptedException;
}
