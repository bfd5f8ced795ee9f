package dev.cutover.connector.sandbox;

import dev.cutover.connector.sandbox.estate.records.BookSet;
import dev.cutover.model.Segment;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.RecordSet;
import dev.cutover.spi.Records;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a record set as evidence: CSV, where nothing between the commas is no value. The estate computes each order
 * that is looked at, so a sample looks at some {@link #MOST_ORDERS} and gives up then. Not thread-safe.
 */
final class RecordSample {
    static final int MOST_ORDERS = 20_000;

    private static final long MOST_SECONDS = 2_000;
    private static final long HALF_AN_HOUR = 1_800;

    private final SandboxRecords records;
    private final RecordSet set;
    private final Segment segment;
    private final Set<String> leftOut;
    private final Map<Records.Key, Records.Row> chosen = new LinkedHashMap<>();
    private long orders;
    private long seconds;

    /**
     * A sample of the rows of a segment's orders.
     *
     * @param leftOut names of columns that are not written
     */
    RecordSample(SandboxRecords records, RecordSet set, Segment segment, Set<String> leftOut) {
        this.records = records;
        this.set = set;
        this.segment = segment;
        this.leftOut = Set.copyOf(leftOut);
    }

    /**
     * Chooses rows of orders of the last half hour, spread over that time, so that they are at various stages; if there
     * are too few, the newest rows are added. Rows that only come hours after the order are sought in all that was
     * placed.
     */
    RecordSample choose(int count, Instant now) throws ConnectorException, InterruptedException {
        var newest = now.minusSeconds(1);
        boolean comesLate = comesLate(set.name());
        long span = comesLate ? Duration.between(records.beginning(), newest).toSeconds() : HALF_AN_HOUR;
        look(newest, 0);
        long affordable = Math.min(MOST_SECONDS, MOST_ORDERS / Math.max(1, orders));
        long probes = Math.max(1, Math.min(count, affordable));
        int most = Math.toIntExact((count + probes - 1) / probes);
        for (int i = 0; i < probes; i++) {
            look(newest.minusSeconds(i * span / probes), Math.min(most, count - chosen.size()));
        }
        long step = comesLate ? Math.max(1, span / Math.max(1, affordable)) : 1;
        for (long age = 0; age < span && chosen.size() < count && !hasGivenUp(); age += step) {
            look(newest.minusSeconds(age), count - chosen.size());
        }
        return this;
    }

    /** Whether rows come long after the order was placed, if at all. */
    private static boolean comesLate(String set) {
        return Stream.of(BookSet.CAPTURES, BookSet.REFUNDS, BookSet.SHIPMENTS)
                .anyMatch(late -> late.toString().equals(set));
    }

    private boolean hasGivenUp() {
        return orders >= MOST_ORDERS || seconds >= MOST_SECONDS;
    }

    private void look(Instant second, int most) throws ConnectorException, InterruptedException {
        if (hasGivenUp()) {
            return;
        }
        var fresh = new ArrayList<Records.Row>();
        orders += records.ofSecond(set.name(), segment, second.truncatedTo(ChronoUnit.SECONDS), row -> {
            if (fresh.size() < most && !chosen.containsKey(row.key())) {
                fresh.add(row);
            }
            return fresh.size() < most;
        });
        seconds++;
        fresh.forEach(row -> chosen.put(row.key(), row));
    }

    /** The rows that were chosen, those of the newest order first, below the names of their columns. */
    String csv() {
        var lines = new ArrayList<String>();
        lines.add(line(set.columns().stream().map(RecordSet.Column::name).toList()));
        chosen.values().stream()
                .sorted(Comparator.comparing(Records.Row::key).reversed())
                .forEach(row -> lines.add(line(row.values())));
        return String.join("\n", lines) + "\n";
    }

    /** How many rows were found, and of how many orders. */
    String summary() {
        return "rows of " + set.name() + ": " + chosen.size() + "; orders looked at: " + orders;
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
