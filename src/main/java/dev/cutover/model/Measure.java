package dev.cutover.model;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a criterion's value comes from. */
public sealed interface Measure {

    /** A query to a system that has metrics; may hold {@code ${segment.…}} and {@code ${env.…}}. */
    record Query(SystemId system, String query) implements Measure {
        private static final Pattern REFERENCE = Pattern.compile("\\$\\$\\{|\\$\\{(segment|env)\\.([^}]+)}");

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
}
