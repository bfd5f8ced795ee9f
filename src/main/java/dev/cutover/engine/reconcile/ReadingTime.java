package dev.cutover.engine.reconcile;

import dev.cutover.engine.context.CallTools;
import dev.cutover.reconcile.source.Patience;
import dev.cutover.text.SpanText;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** How long a look may read: not all of the step's time, so that what has come can still be compared. Stateless. */
final class ReadingTime {
    private static final int RESERVED_PART = 10;
    private static final long HALF_A_SECOND = 500;
    private static final int SILENT_PART = 4;
    private static final Duration LEAST_RESERVED = Duration.ofSeconds(10);
    private static final Duration MOST_RESERVED = Duration.ofMinutes(30);

    private ReadingTime() {}

    static Patience of(ReconcileOrder order, CallTools callTools) {
        var clock = callTools.clock();
        // A moment of it has passed already.
        var whole = Duration.between(clock.now(), callTools.deadline())
                .plusMillis(HALF_A_SECOND)
                .truncatedTo(ChronoUnit.SECONDS);
        var reading = whole.minus(reserved(whole));
        var until = clock.now().plus(reading);
        String why = "when the time for reading was over: " + SpanText.of(reading) + " of the step's timeout of "
                + SpanText.of(whole) + "; " + hint(order);
        return new Patience(
                Patience.STANDARD.first(),
                shorter(Patience.STANDARD.next(), whole.dividedBy(SILENT_PART)),
                () -> clock.now().isBefore(until) ? Optional.empty() : Optional.of(why));
    }

    /** A tenth, within reason. */
    private static Duration reserved(Duration whole) {
        var least = shorter(LEAST_RESERVED, whole.dividedBy(2));
        var part = shorter(MOST_RESERVED, whole.dividedBy(RESERVED_PART));
        return part.compareTo(least) < 0 ? least : part;
    }

    private static String hint(ReconcileOrder order) {
        return order.from().isEmpty()
                ? "with since: in the step, it reads fewer rows"
                : "with a later since: in the step, it reads fewer rows";
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
