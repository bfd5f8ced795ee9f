package dev.cutover.connector.sandbox.estate.metrics;

import dev.cutover.connector.sandbox.estate.platform.EstateException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Parses one {@link MetricQuery}. Not thread-safe. */
public final class MetricQueryParser {
    private static final Pattern NAME = Pattern.compile("\\s*([A-Za-z_][A-Za-z0-9_-]*)\\s*");
    private static final Pattern OPERATOR = Pattern.compile("(=~|!~|!=|=)\\s*");
    private static final Pattern VALUE = Pattern.compile("(?:'([^']*)'|\"([^\"]*)\")\\s*");
    private static final Pattern OPENING = Pattern.compile("\\{");
    private static final Pattern COMMA = Pattern.compile(",");
    private static final Pattern CLOSING = Pattern.compile("\\s*\\}\\s*");
    private static final int LONGEST = 1_000;

    private final String text;
    private int position;

    /**
     * Parses a query.
     *
     * @throws EstateException if the text is not a query, or names an unknown metric
     */
    public static MetricQuery parse(String text) {
        return new MetricQueryParser(text).query();
    }

    private MetricQueryParser(String text) {
        if (text.length() > LONGEST) {
            throw new EstateException("the query has " + text.length() + " characters", "use at most " + LONGEST);
        }
        this.text = text;
    }

    private MetricQuery query() {
        String name = take(NAME, "a metric's name");
        var matchers = next(OPENING).isPresent() ? matchers() : List.<MetricQuery.Matcher>of();
        if (position < text.length()) {
            throw wrong("the end");
        }
        return new MetricQuery(EstateMetric.named(name), matchers);
    }

    private List<MetricQuery.Matcher> matchers() {
        var matchers = new ArrayList<MetricQuery.Matcher>();
        while (next(CLOSING).isEmpty()) {
            String label = take(NAME, "a dimension or 'platform'");
            String operator = take(OPERATOR, "=, !=, =~ or !~");
            matchers.add(new MetricQuery.Matcher(label, operator, take(VALUE, "a value in quotes")));
            if (next(COMMA).isEmpty() && !text.startsWith("}", position)) {
                throw wrong("',' or '}'");
            }
        }
        return matchers;
    }

    /** The text of the next token: its first group that matched. */
    private String take(Pattern token, String expected) {
        var found = next(token).orElseThrow(() -> wrong(expected));
        String first = found.group(1);
        return first != null ? first : found.group(2);
    }

    private Optional<MatchResult> next(Pattern token) {
        var matcher = token.matcher(text).region(position, text.length());
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        position = matcher.end();
        return Optional.of(matcher);
    }

    private EstateException wrong(String expected) {
        return new EstateException(
                "cannot read the query at character " + (position + 1) + ": expected " + expected + " in " + text,
                "write it like routed_within_60s_ratio{region=~'us-.*',lane='curbside'}");
    }
}
