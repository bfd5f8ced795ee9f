package dev.cutover.connector.files;

import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.RecordSet;
import dev.cutover.spi.Records.Query;
import dev.cutover.spi.Records.Row;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.TreeMap;

/** Which rows of a set a query selects. Immutable. */
final class FileRowFilter {
    private final RecordSet set;
    private final Query query;
    private final Map<Integer, String> segment = new TreeMap<>();

    /** @throws ConnectorException if the query asks for what the set does not offer */
    FileRowFilter(RecordSet set, Query query) throws ConnectorException {
        this.set = set;
        this.query = query;
        for (var wanted : query.segment().values().entrySet()) {
            int place = set.position(wanted.getKey())
                    .orElseThrow(() -> new ConnectorException(
                            set.name() + " has no column " + wanted.getKey() + " to select a segment by"));
            segment.put(place, wanted.getValue());
        }
        if (hasTime() && set.time().isEmpty()) {
            throw new ConnectorException(set.name() + " has no time to select by: name its column as `time`");
        }
        if (query.after().isPresent() && !set.sorted()) {
            throw new ConnectorException(set.name() + " is not sorted, so reading cannot go on after a key");
        }
    }

    /**
     * Whether a row is selected.
     *
     * @throws DateTimeException if its time is needed and is none
     */
    boolean selects(Row row) {
        return segment.entrySet().stream()
                        .allMatch(
                                wanted -> wanted.getValue().equals(row.values().get(wanted.getKey())))
                && query.after().filter(key -> row.key().compareTo(key) <= 0).isEmpty()
                && (!hasTime() || isInTime(row));
    }

    private boolean hasTime() {
        return query.from().isPresent() || query.until().isPresent();
    }

    /** A row without a time is in no span of it. */
    private boolean isInTime(Row row) {
        String text = row.values().get(set.position(set.time().orElseThrow()).orElseThrow());
        if (text == null || text.isEmpty()) {
            return false;
        }
        Instant time = OffsetDateTime.parse(text.strip().replaceFirst("^(\\S+) ", "$1T"))
                .toInstant();
        return query.from().filter(time::isBefore).isEmpty()
                && query.until().filter(end -> !time.isBefore(end)).isEmpty();
    }
}
