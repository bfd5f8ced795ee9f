package dev.cutover.connector.sandbox;

import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.RecordSet;
import dev.cutover.spi.Records;
import dev.cutover.spi.Records.Query;
import dev.cutover.spi.Records.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Rows of a record set as evidence: CSV, where nothing between the commas is no value. Not thread-safe. */
final class RecordSample {
    private static final int SAMPLE_SECONDS = 1_800;

    private final Records records;
    private final RecordSet set;
    private final Query query;
    private final Set<String> leftOut;

    /**
     * A sample of the rows of a query.
     *
     * @param leftOut names of columns that are not written
     */
    RecordSample(Records records, RecordSet set, Query query, Set<String> leftOut) {
        this.records = records;
        this.set = set;
        this.query = query;
        this.leftOut = Set.copyOf(leftOut);
    }

    /**
     * Rows of orders of the last half hour, those of the newest order first. They are spread over that time, so that
     * they are at various stages; if there are too few, the newest rows are added.
     */
    String csv(int count, Instant now) throws ConnectorException, InterruptedException {
        var chosen = new LinkedHashMap<Records.Key, Row>();
        var newest = now.minusSeconds(1);
        for (int i = 0; i < count; i++) {
            take(newest.minusSeconds((long) i * SAMPLE_SECONDS / count), 1, chosen);
        }
        for (int age = 0; age < SAMPLE_SECONDS && chosen.size() < count; age++) {
            take(newest.minusSeconds(age), count - chosen.size(), chosen);
        }
        var lines = new ArrayList<String>();
        lines.add(line(set.columns().stream().map(RecordSet.Column::name).toList()));
        chosen.values().stream()
                .sorted(Comparator.comparing(Row::key).reversed())
                .forEach(row -> lines.add(line(row.values())));
        return String.join("\n", lines) + "\n";
    }

    private void take(Instant second, int most, Map<Records.Key, Row> chosen)
            throws ConnectorException, InterruptedException {
        var fresh = new ArrayList<Row>();
        var from = Instant.ofEpochSecond(second.getEpochSecond());
        var placedThen = query.withFrom(from).withUntil(from.plusSeconds(1));
        records.stream(set.name(), placedThen, row -> {
            if (!chosen.containsKey(row.key())) {
                fresh.add(row);
            }
            return fresh.size() < most;
        });
        fresh.forEach(row -> chosen.put(row.key(), row));
    }

    private String line(List<@Nullable String> values) {
        return IntStream.range(0, values.size())
                .filter(i -> !leftOut.contains(set.columns().get(i).name()))
                .mapToObj(i -> quoted(values.get(i)))
                .collect(Collectors.joining(","));
    }

    private static String quoted(@Nullable String value) {
        if (value == null) {
            return "";
        }
        boolean isPlain = !value.isEmpty() && value.chars().noneMatch(character -> ",\"\r\n".indexOf(character) >= 0);
        return isPlain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }
}
