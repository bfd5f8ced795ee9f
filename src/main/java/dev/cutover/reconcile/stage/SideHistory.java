package dev.cutover.reconcile.stage;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the history of one side says of one key. Not thread-safe.
 *
 * @param isRead whether all of it was read; otherwise nothing is known of it
 */
record SideHistory(boolean isRead, List<HistoryProblem> problems, Map<List<@Nullable String>, PartStages> parts) {
    static final SideHistory NOT_READ = new SideHistory(false, List.of(), Map.of());

    boolean isEmpty() {
        return parts.isEmpty();
    }

    /** Each line, or whatever the first column is that tells histories apart, by its value; empty for all of them. */
    Map<String, Line> lines() {
        var lines = new TreeMap<String, Line>();
        parts.values()
                .forEach(part -> lines.computeIfAbsent(lineOf(part.part()), line -> new Line())
                        .add(part));
        return lines;
    }

    static String lineOf(List<@Nullable String> part) {
        var first = part.isEmpty() ? null : part.get(0);
        return first == null ? "" : first;
    }

    /** The parts of a line together. Not thread-safe. */
    static final class Line {
        private final Set<String> passed = new TreeSet<>();
        private final Map<String, BigDecimal> quantities = new LinkedHashMap<>();

        private void add(PartStages part) {
            passed.addAll(part.passed());
            part.quantities().forEach((stage, some) -> {
                if (some.signum() > 0) {
                    quantities.merge(
                            stage,
                            some.stripTrailingZeros(),
                            (one, two) -> one.add(two).stripTrailingZeros());
                }
            });
        }

        /** The stages that it came into, on record. */
        Set<String> passed() {
            return passed;
        }

        /** Whether it has come to the same end. */
        boolean endsAs(Line other) {
            return quantities.equals(other.quantities);
        }
    }
}
