package dev.cutover.runlog.call;

import dev.cutover.model.SystemId;
import dev.cutover.spi.CallContext;
import dev.cutover.spi.Capture;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Outcome;
import java.util.Map;

/** Captures of evidence that are logged by their kind. Thread-safe. */
record LoggedCapture(SystemId system, Capture real, LoggedCalls calls) implements Capture {

    @Override
    public Outcome capture(String kind, Map<String, Object> with, CallContext context)
            throws ConnectorException, InterruptedException {
        return calls.question(
                AskedOfSystem.question(system, "capture").with("of", kind).under(context),
                () -> real.capture(kind, with, context),
                GivenAnswer::of);
    }
}
