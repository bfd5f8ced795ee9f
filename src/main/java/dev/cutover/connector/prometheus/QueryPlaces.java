package dev.cutover.connector.prometheus;

import dev.cutover.model.Segment;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills the window and the values of the segment into a query. Stateless. */
final class QueryPlaces {
    private static final Pattern PLACE = Pattern.compile("\\{(?:(window)|segment\\.([\\w-]+))}");

    private QueryPlaces() {}

    /** A dimension that the segment leaves open matches all, as in the engine's own places. */
    static String fill(String query, Duration window, Segment segment) {
        return PLACE.matcher(query).replaceAll(place -> {
            String value =
                    place.group(1) != null ? duration(window) : segment.values().getOrDefault(place.group(2), ".*");
            return Matcher.quoteReplacement(value);
        });
    }

    /** As PromQL writes it, in seconds where that is exact; at least a millisecond. */
    static String duration(Duration duration) {
        long millis = Math.max(1, duration.toMillis());
        return millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms";
    }
}
