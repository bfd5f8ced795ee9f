package dev.cutover.reconcile.judge.value;

import dev.cutover.model.reconcile.ColumnRule;
import dev.cutover.reconcile.row.RowView;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A column with points in time. Immutable.
 *
 * @param place of the column in a row
 * @param zone of texts that state none, as its rule declares it; without one they are taken as UTC
 */
public record InstantColumn(int place, Optional<ZoneId> zone) {

    /** A column at a place, if it is there, under the rule for its name, if there is one. */
    public static Optional<InstantColumn> at(OptionalInt place, String column, Map<String, ColumnRule> rules) {
        return place.isEmpty()
                ? Optional.empty()
                : Optional.of(new InstantColumn(place.getAsInt(), declaredZone(rules.get(column))));
    }

    /** The zone that a rule declares for texts that state none. */
    public static Optional<ZoneId> declaredZone(@Nullable ColumnRule rule) {
        return rule != null && rule.as() instanceof ColumnRule.As.Time time ? time.zone() : Optional.empty();
    }

    /** Empty if the row has no value there, or one that is no instant. */
    public Optional<Instant> of(RowView row) {
        var text = row.text(place);
        return text == null ? Optional.empty() : TimeText.of(text, Optional.of(zone.orElse(ZoneOffset.UTC)));
    }

    /** Whether the row has a point in time there of which nobody says in which zone it is. */
    public boolean lacksZone(RowView row) {
        var text = row.text(place);
        return zone.isEmpty()
                && text != null
                && TimeText.of(text, Optional.empty()).isEmpty()
                && of(row).isPresent();
    }

    /**
     * Whether the column says that the row changed less than this before it was read. A row that was changed long after
     * it was read, as it says, has a wrong clock and not a short age. A row that does not say when it was read has
     * none.
     */
    public boolean isYounger(RowView row, Duration age) {
        var readAt = row.readAt();
        return readAt != null && hasChangedSince(readAt, row, age);
    }

    /**
     * The same where other rows were read earlier, which may not have what changed in between.
     *
     * @param earliest when the first of them was read
     */
    public boolean hasChangedSince(Instant earliest, RowView row, Duration age) {
        var readAt = row.readAt();
        return readAt != null
                && of(row).filter(at -> at.isAfter(earliest.minus(age)) && at.isBefore(readAt.plus(age)))
                        .isPresent();
    }
}
