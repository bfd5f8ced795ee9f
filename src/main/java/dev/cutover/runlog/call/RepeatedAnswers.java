package dev.cutover.runlog.call;

import dev.cutover.runlog.LogEntry.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Equal answers to one question: a guard is measured every second for hours. The first is written, then one a minute
 * with the number of those that were not, and the first that differs. Thread-safe.
 */
final class RepeatedAnswers {
    private static final Duration PACE = Duration.ofMinutes(1);

    private final Map<String, Series> all = new HashMap<>();

    /** An answer as it would be written. */
    record Answer(Level level, Map<String, String> fields) {}

    /**
     * How many answers were not written before one that is.
     *
     * @param slowest how long the slowest of them took, in milliseconds
     */
    record Repeats(long count, long slowest) {
        Map<String, String> fields() {
            var fields = new LinkedHashMap<String, String>();
            if (count > 0) {
                fields.put("equal-before", Long.toString(count));
                fields.put("slowest-ms", Long.toString(slowest));
            }
            return fields;
        }
    }

    /** Equal answers after each other. */
    private static final class Series {
        private final String sameness;
        private final Instant written;
        private long count;
        private long slowest;
        private Answer last;

        private Series(String sameness, Instant written, Answer last) {
            this.sameness = sameness;
            this.written = written;
            this.last = last;
        }

        private void add(Answer answer) {
            count++;
            slowest = Math.max(slowest, Long.parseLong(answer.fields().getOrDefault("ms", "0")));
            last = answer;
        }

        private Repeats repeats() {
            return new Repeats(count, slowest);
        }
    }

    /** Whether to write an answer, and how many before it were not written; empty if it is only counted. */
    synchronized Optional<Repeats> add(String question, String sameness, Answer answer, Instant now) {
        var series = all.get(question);
        if (series != null && series.sameness.equals(sameness) && now.isBefore(series.written.plus(PACE))) {
            series.add(answer);
            return Optional.empty();
        }
        all.put(question, new Series(sameness, now, answer));
        return Optional.of(series == null ? new Repeats(0, 0) : series.repeats());
    }

    /** The last answer of each series that has some that were not written, itself among them. */
    synchronized List<Answer> unwritten() {
        var unwritten = new ArrayList<Answer>();
        all.values().stream().filter(series -> series.count > 0).forEach(series -> {
            var fields = new LinkedHashMap<>(series.last.fields());
            fields.putAll(new Repeats(series.count - 1, series.slowest).fields());
            unwritten.add(new Answer(series.last.level(), fields));
        });
        all.clear();
        return unwritten;
    }
}
