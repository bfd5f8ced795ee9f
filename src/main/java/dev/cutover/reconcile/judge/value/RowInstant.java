package dev.cutover.reconcile.judge.value;

import dev.cutover.reconcile.row.RowView;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** Reads instants of rows; what states no zone is taken as UTC. Stateless and thread-safe. */
public final class RowInstant {
    private RowInstant() {}

    /** Empty if the column has no value, or one that is no instant. */
    public static Optional<Instant> of(RowView row, int place) {
        var text = row.text(place);
        return text == null ? Optional.empty() : TimeText.of(text, Optional.of(ZoneOffset.UTC));
    }

    /**
     * Whether the column says that the row changed less than this before it was read. A row that was changed long after
     * it was read, as it says, has a wrong clock and not a short age. A row that does not say when it was read has
     * none.
     */
    public static boolean isYounger(RowView row, int place, Duration age) {
        var readAt = row.readAt();
        return readAt != null
                && of(row, place)
                        .filter(at -> Duration.between(at, readAt).abs().compareTo(age) < 0)
                        .isPresent();
    }
}
