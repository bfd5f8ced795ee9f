package dev.cutover.engine.reconcile;

import dev.cutover.engine.context.CallTools;
import dev.cutover.reconcile.pushdown.PushDownWait;
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
        var whole = whole(callTools);
        var reading = whole.minus(reserved(whole));
        var until = clock.now().plus(reading);
        String why = "when the time for reading was over: " + SpanText.of(reading) + " of the step's timeout of "
                + SpanText.of(whole) + "; " + hint(order);
        return new Patience(
                Patience.STANDARD.first(),
                shorter(Patience.STANDARD.next(), whole.dividedBy(SILENT_PART)),
                () -> clock.now().isBefore(until) ? Optional.empty() : Optional.of(why));
    }

    /** How long databases may add up their rows: the other half is for reading, should they not have come to an end. */
    static PushDownWait ofSums(CallTools callTools) {
        var clock = callTools.clock();
        var whole = whole(callTools);
        var half = whole.minus(reserved(whole)).dividedBy(2);
        var until = clock.now().plus(half);
        return () -> {
            callTools.progress().alive("both databases add up their rows");
            return clock.now().isBefore(until)
                    ? Optional.empty()
                    : Optional.of("the databases had not added up their rows in " + SpanText.of(half)
                            + ", half of the time for reading");
        };
    }

    /** A moment of the time limit has passed already. */
    private static Duration whole(CallTools callTools) {
        return Duration.between(callTools.clock().now(), callTools.deadline())
                .plusMillis(HALF_A_SECOND)
                .truncatedTo(ChronoUnit.SECONDS);
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
