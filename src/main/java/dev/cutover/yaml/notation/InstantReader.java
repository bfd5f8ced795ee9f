package dev.cutover.yaml.notation;

import dev.cutover.yaml.shape.Unreadable;
import dev.cutover.yaml.shape.Written;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** {@code 2026-03-01T02:00:00Z} or with an offset. */
public final class InstantReader {
    public static final Written<Instant> INSTANT = new Written<>(
            "instant", "a time such as 2026-03-01T02:00:00Z", "^[0-9]{4}-[0-9]{2}-[0-9]{2}T", InstantReader::parse);

    private InstantReader() {}

    private static Instant parse(String text) throws Unreadable {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException bad) {
            throw new Unreadable(
                    "it is not in the expected format", "write date, T, time and Z or an offset such as +01:00");
        }
    }
}
