package dev.cutover.connector.http;

import dev.cutover.spi.RunClock;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The header {@code traceparent} (W3C Trace Context): all requests of one step, its retries and read-backs included,
 * have the same trace; each request is a span of its own. Thread-safe.
 */
final class TraceNumbers {
    static final String HEADER = "traceparent";
    private static final int TRACE_BYTES = 16;
    private static final int SPAN_BYTES = 8;

    private final RunClock clock;
    private final AtomicLong requests = new AtomicLong();

    TraceNumbers(RunClock clock) {
        this.clock = clock;
    }

    /** @param work what the requests of a trace have in common, such as an idempotency key */
    String next(String work) {
        String span = work + " " + clock.now() + " " + requests.incrementAndGet();
        return "00-" + Hashes.hex(work, TRACE_BYTES) + "-" + Hashes.hex(span, SPAN_BYTES) + "-01";
    }
}
