package dev.cutover.dryrun;

import dev.cutover.model.Segment;
import dev.cutover.spi.CallContext;
import dev.cutover.spi.EvidenceSink;
import java.time.Instant;

/** What comes with a call. */
final class Calls {
    private Calls() {}

    static CallContext of(String key) {
        return new CallContext(key, "c", 1, Segment.EVERYTHING, Instant.MAX, EvidenceSink.NONE);
    }
}
