package dev.cutover.spi;

import dev.cutover.model.Segment;
import java.time.Instant;

/**
 * What comes with each call.
 *
 * @param idempotencyKey stable over retries and restarts; an undo has its own; pass it on to the system where it takes
 *     one. Printable ASCII with {@code /}, {@code =} and {@code ,} in it, and of any length, so it is not a file name
 *     as it stands
 * @param correlation short; for the system's logs
 * @param fence grows with every runner that takes the run: a system that knows fencing refuses a lower one
 * @param segment the slice of traffic that the step is about
 * @param deadline when the call will be abandoned, on the run's clock
 * @param evidence takes evidence; what is attached before the call is abandoned is kept
 * @param progress takes reports of progress; may be used from any thread
 */
public record CallContext(
        String idempotencyKey,
        String correlation,
        long fence,
        Segment segment,
        Instant deadline,
        EvidenceSink evidence,
        Progress progress) {

    /** A call whose progress nobody sees: as in version 1 of the SPI. */
    public CallContext(
            String idempotencyKey,
            String correlation,
            long fence,
            Segment segment,
            Instant deadline,
            EvidenceSink evidence) {
        this(idempotencyKey, correlation, fence, segment, deadline, evidence, Progress.NONE);
    }

    /** The same for a part of the work, with a key and a segment of its own. */
    public CallContext forPart(String key, Segment part) {
        return new CallContext(key, correlation, fence, part, deadline, evidence, progress);
    }
}
