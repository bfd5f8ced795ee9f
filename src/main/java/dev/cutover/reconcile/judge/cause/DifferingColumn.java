package dev.cutover.reconcile.judge.cause;

import dev.cutover.run.comparison.Discrepancy;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The differences in the values of one column, for those who advise. Not thread-safe.
 *
 * @param entries its signatures, the most frequent first
 * @param forms how often each form was seen
 * @param pairs how many keys have rows on both sides
 */
record DifferingColumn(String name, List<CauseEntry> entries, Map<Form, Long> forms, long pairs) {
    /** Fewer differences say nothing. */
    static final int FEWEST = 10;

    private static final int NEARLY_ALL = 95;
    private static final int PERCENT = 100;

    static DifferingColumn of(String name, List<CauseEntry> entries, long pairs) {
        Map<Form, Long> forms = new EnumMap<>(Form.class);
        for (CauseEntry entry : entries) {
            forms.merge(entry.signature().form(), entry.count(), Long::sum);
        }
        return new DifferingColumn(name, entries, forms, pairs);
    }

    long count(Form form) {
        return forms.getOrDefault(form, 0L);
    }

    /** All of its differences. */
    long all() {
        return count(Form.ANY);
    }

    /** Whether so many of its differences are as good as all of them. */
    boolean isNearlyAll(long count) {
        return PERCENT * count >= NEARLY_ALL * all();
    }

    /** Whether so many differences are in as good as all keys. */
    boolean isAlways(long count) {
        return pairs >= FEWEST && PERCENT * count >= NEARLY_ALL * pairs;
    }

    String share(long count) {
        return count >= pairs ? "all" : PERCENT * count / pairs + " %";
    }

    Optional<CauseEntry> mostFrequent(Form form) {
        return entries.stream()
                .filter(entry -> entry.signature().form() == form)
                .max(Comparator.comparingLong(CauseEntry::count));
    }

    /** Some of its differences, however they look. */
    List<Discrepancy> samples() {
        return mostFrequent(Form.ANY).map(DifferingColumn::samples).orElse(List.of());
    }

    static List<Discrepancy> samples(CauseEntry entry) {
        return entry.samples().list().stream()
                .map(sample -> sample.sampled().problem())
                .toList();
    }

    static String times(long count) {
        return count == 1 ? "once" : String.format(Locale.ROOT, "%,d times", count);
    }
}
