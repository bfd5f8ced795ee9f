package dev.cutover.connector.sandbox.estate.audit;

import java.util.stream.LongStream;

/**
 * All seconds of a span, each once, in an order in which the first few are already spread over all of it. Stateless and
 * thread-safe.
 */
final class ScatteredSeconds {
    private static final double GOLDEN = 0.6180339887498949;

    private ScatteredSeconds() {}

    /** From one second until another, exclusive; none if there is none between. */
    static LongStream of(long from, long until) {
        long count = Math.max(0, until - from);
        long stride = stride(count);
        return LongStream.range(0, count).map(i -> from + i * stride % count);
    }

    /** Has no divisor in common with the number of seconds, so that each is met once. */
    private static long stride(long count) {
        long stride = Math.max(1, Math.round(count * GOLDEN));
        while (count > 0 && divisor(count, stride) != 1) {
            stride++;
        }
        return stride;
    }

    private static long divisor(long one, long other) {
        return other == 0 ? one : divisor(other, one % other);
    }
}
