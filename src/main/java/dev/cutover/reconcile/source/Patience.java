package dev.cutover.reconcile.source;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How long a system is waited for. The times are those of the wall, since a connection that hangs knows no other.
 *
 * @param first until its first row: it may have to sort all of them before
 * @param next until another row
 * @param end asked about once a second, from any thread: why reading has to end now, as a part of a sentence; empty if
 *     it need not
 */
public record Patience(Duration first, Duration next, Supplier<Optional<String>> end) {
    /** Where nobody says otherwise. */
    public static final Patience STANDARD =
            new Patience(Duration.ofMinutes(30), Duration.ofMinutes(5), Optional::empty);

    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int LOOKS = 4;

    /** How long to wait between two looks at whether rows have come. */
    Duration look() {
        var shortest = first.compareTo(next) < 0 ? first : next;
        var look = shortest.dividedBy(LOOKS);
        return look.compareTo(LOOK) < 0 ? look : LOOK;
    }
}
