package dev.cutover.spi;

import dev.cutover.model.Segment;
import java.time.Instant;

/**
 * What comes with each call.
 *
 * @param idempotencyKey stable over retries and restarts; pass it on to the system where it takes one
 * @param correlation short; for the system's logs
 * @param fence grows with every runner that takes the run: a system that knows fencing refuses a lower one
 * @param segment the slice of traffic that the step is about
 * @param deadline when the call will be given up, on the run's clock
 */
public record CallContext(
        String idempotencyKey,
        String correlation,
        long fence,
        Segment segment,
        Instant deadline,
        EvidenceSink evidence) {}
