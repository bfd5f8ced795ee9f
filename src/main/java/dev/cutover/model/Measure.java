package dev.cutover.model;

import dev.cutover.model.reconcile.Figure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a criterion's value comes from. */
public sealed interface Measure {

    /** A query to a system that has metrics; may hold {@code ${segment.…}} and {@code ${env.…}}. */
    record Query(SystemId system, String query) implements Measure {
        private static final Pattern REFERENCE = Pattern.compile("\\$\\$\\{|\\$\\{(segment|env)\\.([^}]+)}");

        /** Whether it asks for each segment on its own. */
        public boolean isBySegment() {
            return REFERENCE.matcher(query).results().anyMatch(match -> "segment".equals(match.group(1)));
        }

        /** The query as it is asked; a dimension that the segment leaves open matches all. */
        public String filled(Segment segment, Map<String, String> environment) {
            return REFERENCE.matcher(query).replaceAll(match -> {
                if (match.group(1) == null) {
                    return Matcher.quoteReplacement("${");
                }
                String value = match.group(1).equals("env")
                        ? environment.getOrDefault(match.group(2), "")
                        : segment.values().getOrDefault(match.group(2), ".*");
                return Matcher.quoteReplacement(value);
            });
        }
    }

    /** The share of drills of this runbook within the last while that met the window; a ratio. */
    record Drills(Duration within) implements Measure {}

    /**
     * How many systems are not ready: each is checked now, without changing anything. An unknown system counts as not
     * ready.
     *
     * @param systems empty for every system of the inventory that the environment binds
     */
    record Check(List<SystemId> systems) implements Measure {
        public Check {
            systems = List.copyOf(systems);
        }
    }

    /**
     * What a {@code reconcile} step found when it was last done, in this run or in another one of the same runbook.
     *
     * @param figure of the last reconciliation; empty for the trend: how many of the last ones have no lower mismatch
     *     rate than the one before. From 0 to 0 counts as lower
     * @param over how many reconciliations the trend is about; 1 for a figure
     * @param within how old a reconciliation may be to count
     */
    record Reconciliations(StepId step, Optional<Figure> figure, int over, Duration within) implements Measure {
        /** The word for the trend. */
        public static final String SHRINKING = "shrinking";

        /** How many reconciliations a trend is about, unless somebody says so. */
        public static final int OVER = 5;

        /** What is measured, by its word. */
        public String of() {
            return figure.map(Figure::toString).orElse(SHRINKING);
        }

        /** Whether its values are shares: ratios from 0 to 1. */
        public boolean isShare() {
            return figure.filter(Figure::isShare).isPresent();
        }
    }
}
