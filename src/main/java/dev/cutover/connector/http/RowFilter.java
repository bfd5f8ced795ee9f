package dev.cutover.connector.http;

import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.RecordSet;
import dev.cutover.spi.Records;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Leaves out the rows that a query does not select: the service gives all of them. Immutable. */
final class RowFilter {
    private final RecordSet set;
    private final Records.Query query;
    private final Map<Integer, String> wanted = new LinkedHashMap<>();

    /** @throws ConnectorException if the query asks for what the set does not offer */
    RowFilter(RecordSet set, Records.Query query) throws ConnectorException {
        this.set = set;
        this.query = query;
        for (var dimension : query.segment().values().entrySet()) {
            int place = set.position(dimension.getKey())
                    .orElseThrow(() -> new ConnectorException(set.name() + " has no column " + dimension.getKey()
                            + " to select " + dimension.getValue() + " by"));
            wanted.put(place, dimension.getValue());
        }
        if (isTimed() && set.time().isEmpty()) {
            throw new ConnectorException(set.name()
                    + " cannot be selected by time: name its column in the settings, such as time: placed_at");
        }
        if (query.after().isPresent()) {
            throw new ConnectorException(
                    set.name() + " is not sorted by its key, so that reading cannot go on after one");
        }
    }

    private boolean isTimed() {
        return query.from().isPresent() || query.until().isPresent();
    }

    boolean selects(Records.Row row) throws ConnectorException {
        boolean inSegment = wanted.entrySet().stream()
                .allMatch(one -> one.getValue().equals(row.values().get(one.getKey())));
        return inSegment && (!isTimed() || isInTime(row));
    }

    private boolean isInTime(Records.Row row) throws ConnectorException {
        String column = set.time().orElseThrow();
        var text = Optional.ofNullable(row.values().get(set.position(column).orElseThrow()));
        var time = text.flatMap(RowFilter::instant)
                .orElseThrow(() -> new ConnectorException("the row " + row.key() + " of " + set.name() + " cannot be"
                        + " selected by time: its " + column + " is " + text.orElse("missing")));
        return query.from().filter(time::isBefore).isEmpty()
                && query.until().filter(until -> !time.isBefore(until)).isEmpty();
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException notOne) {
            return Optional.empty();
        }
    }
}
