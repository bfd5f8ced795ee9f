package dev.cutover.connector.sandbox;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** The weights that the router runs with; 0 at the start. Not thread-safe. */
final class RoutingTable {
    static final int ALL = 10_000;

    private final Segments segments;
    private final int[] weights;
    private final int[] changes;
    private final Instant[] changedAt;
    private int starts = 1;

    RoutingTable(Segments segments, Instant start) {
        this.segments = segments;
        this.weights = new int[segments.count()];
        this.changes = new int[segments.count()];
        this.changedAt = new Instant[segments.count()];
        Arrays.fill(changedAt, start);
    }

    boolean isAt(int[] keys, int weight) {
        return IntStream.of(keys).allMatch(key -> weights[key] == weight);
    }

    /** Returns false, with nothing changed, if a key does not weigh what is expected. */
    boolean set(int[] keys, OptionalInt expected, int target, Instant at) {
        if (expected.isPresent() && !isAt(keys, expected.getAsInt())) {
            return false;
        }
        for (int key : keys) {
            write(key, target, at);
        }
        return true;
    }

    /** A restart: what was written at run time is gone. */
    void forget(int[] keys, Instant at) {
        starts++;
        for (int key : keys) {
            write(key, 0, at);
        }
    }

    List<WeightReading> read(int[] keys) {
        return IntStream.of(keys)
                .mapToObj(key ->
                        new WeightReading(segments.key(key), weights[key], starts + "." + changes[key], changedAt[key]))
                .toList();
    }

    int[] weights() {
        return weights.clone();
    }

    private void write(int key, int weight, Instant at) {
        if (weights[key] != weight) {
            weights[key] = weight;
            changes[key]++;
            changedAt[key] = at;
        }
    }
}
