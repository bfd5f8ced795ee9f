package dev.cutover.engine.move;

import dev.cutover.model.Segment;
import dev.cutover.preflight.Beside;
import dev.cutover.spi.CallContext;
import dev.cutover.spi.EvidenceSink;
import dev.cutover.spi.RunClock;
import java.time.Instant;

/**
 * What a job works with.
 *
 * @param beside where it may start work of its own, on the run's time; it waits for that, or interrupts it
 */
public record Hands(RunClock clock, long fence, Instant deadline, EvidenceSink evidence, Beside beside) {

    public CallContext context(String key, String correlation, Segment segment) {
        return new CallContext(key, correlation, fence, segment, deadline, evidence);
    }
}
