package dev.cutover.runlog;

import dev.cutover.text.Clean;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One entry of a log: a line of fields, and lines of text that belong to it, such as a stack trace. Immutable.
 *
 * @param event what is told, in one word
 * @param fields in the order in which they are written; one without a value is left out
 * @param more lines of text
 */
public record LogEntry(Instant at, Level level, String event, Map<String, String> fields, List<String> more) {
    /** What each line of text begins with. */
    static final String INDENT = "    ";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final int LEVEL_COLUMNS = 5;
    private static final int EVENT_COLUMNS = 5;
    private static final int LONGEST = 2_000;

    public LogEntry {
        var filled = new LinkedHashMap<String, String>();
        fields.forEach((name, value) -> {
            if (!value.isEmpty()) {
                filled.put(name, value);
            }
        });
        fields = Collections.unmodifiableMap(filled);
        more = List.copyOf(more);
    }

    /** How much an entry matters. */
    public enum Level {
        /** What two sides said to each other, in full. */
        DEBUG,
        /** All is well. */
        INFO,
        /** The answer was no, or there was none. */
        WARN,
        /** Something broke. */
        ERROR;

        /** Whether it matters enough to be looked at first. */
        public boolean isTrouble() {
            return this == WARN || this == ERROR;
        }
    }

    public static LogEntry of(Instant at, Level level, String event, Map<String, String> fields) {
        return new LogEntry(at, level, event, fields, List.of());
    }

    /** A field; empty if there is none. */
    public String field(String name) {
        return fields.getOrDefault(name, "");
    }

    /** As it is written, with its line's end. */
    public String text() {
        var text = new StringBuilder(TIME.format(at))
                .append(' ')
                .append(padded(level.name(), LEVEL_COLUMNS))
                .append(' ')
                .append(padded(event, EVENT_COLUMNS));
        fields.forEach(
                (name, value) -> text.append(' ').append(name).append('=').append(QuotedValue.of(shortened(value))));
        text.append('\n');
        more.forEach(line -> text.append(INDENT).append(Clean.line(line)).append('\n'));
        return text.toString();
    }

    private static String padded(String word, int columns) {
        return word + " ".repeat(Math.max(0, columns - word.length()));
    }

    private static String shortened(String value) {
        return value.length() <= LONGEST
                ? value
                : value.substring(0, LONGEST) + "… (" + (value.length() - LONGEST) + " more characters)";
    }
}
