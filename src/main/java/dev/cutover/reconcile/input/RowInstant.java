package dev.cutover.reconcile.input;

import dev.cutover.reconcile.judge.value.TimeText;
import dev.cutover.reconcile.row.RowView;
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
}
