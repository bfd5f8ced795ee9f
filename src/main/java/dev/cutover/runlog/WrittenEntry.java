package dev.cutover.runlog;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the first line of an entry as {@link LogEntry#text} writes it. Stateless. */
final class WrittenEntry {
    private static final Pattern LINE = Pattern.compile("(\\S+) +(DEBUG|INFO|WARN|ERROR) +([a-z-]+)(?: (.*))?");
    private static final Pattern FIELD = Pattern.compile("([a-z-]+)=(?:\"((?:[^\"\\\\]|\\\\.)*+)\"?|(\\S*))");

    private WrittenEntry() {}

    /** Empty if the line is none: a killed process may have left a part of one. */
    static Optional<LogEntry> read(String line) {
        var parts = LINE.matcher(line.stripTrailing());
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LogEntry.of(
                    Instant.parse(parts.group(1)),
                    LogEntry.Level.valueOf(parts.group(2)),
                    parts.group(3),
                    fields(parts.group(4) == null ? "" : parts.group(4))));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    private static Map<String, String> fields(String text) {
        var fields = new LinkedHashMap<String, String>();
        var field = FIELD.matcher(text);
        while (field.find()) {
            String quoted = field.group(2);
            fields.put(field.group(1), quoted == null ? field.group(3) : QuotedValue.unescaped(quoted));
        }
        return fields;
    }
}
