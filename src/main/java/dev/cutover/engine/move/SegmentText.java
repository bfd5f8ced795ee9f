package dev.cutover.engine.move;

import dev.cutover.model.Segment;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills {@code ${segment.…}} and {@code ${env.…}} into a query; a dimension that the segment leaves open matches all.
 */
final class SegmentText {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(segment|env)\\.([^}]+)}");

    private SegmentText() {}

    static String fill(String text, Segment segment, Map<String, String> environment) {
        return REFERENCE.matcher(text).replaceAll(match -> {
            String value = match.group(1).equals("env")
                    ? environment.getOrDefault(match.group(2), "")
                    : segment.values().getOrDefault(match.group(2), ".*");
            return Matcher.quoteReplacement(value);
        });
    }
}
