package dev.cutover.engine.move;

import dev.cutover.model.Segment;
import dev.cutover.spi.CallContext;
import dev.cutover.spi.EvidenceSink;
import dev.cutover.spi.RunClock;
import java.time.Instant;

/** What a job works with. */
public record Hands(RunClock clock, long fence, Instant deadline, EvidenceSink evidence) {

    public CallContext context(String key, String correlation, Segment segment) {
        return new CallContext(key, correlation, fence, segment, deadline, evidence);
    }
}
