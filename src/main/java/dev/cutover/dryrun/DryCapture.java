package dev.cutover.dryrun;

import dev.cutover.spi.CallContext;
import dev.cutover.spi.Capture;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Outcome;
import java.util.Map;

/**
 * Takes evidence as in a real run, since that changes nothing. It skips evidence that depends on the output of a
 * skipped call.
 */
final class DryCapture implements Capture {
    private final Capture real;
    private final SystemHints hints;

    DryCapture(Capture real, SystemHints hints) {
        this.real = real;
        this.hints = hints;
    }

    @Override
    public Outcome capture(String kind, Map<String, Object> with, CallContext context)
            throws ConnectorException, InterruptedException {
        if (!OutputPlaceholders.isIn(with)) {
            return real.capture(kind, with, context);
        }
        hints.notes()
                .accept(hints.system() + " was not asked to capture " + kind + " " + with
                        + ": it depends on a change that was not made");
        return Outcome.succeeded(SystemHints.NOT_ASKED);
    }
}
