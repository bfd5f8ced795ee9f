package dev.cutover.reconcile.judge.value;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads points in time as ISO 8601 and databases write them: {@code 2026-03-01T10:00:00Z}, {@code 2026-03-01
 * 10:00:00.5+01}, {@code 2026-03-01}. Stateless and thread-safe.
 */
public final class TimeText {
    private static final Pattern FORM =
            Pattern.compile("(\\d{4})-(\\d\\d)-(\\d\\d)(?:[Tt ](\\d\\d):(\\d\\d)(?::(\\d\\d)(?:[.,](\\d{1,9}))?)?)?"
                    + " ?([Zz]|[+-]\\d\\d(?::?\\d\\d(?::?\\d\\d)?)?)?");

    private static final int YEAR = 1;
    private static final int MONTH = 2;
    private static final int DAY = 3;
    private static final int HOUR = 4;
    private static final int MINUTE = 5;
    private static final int SECOND = 6;
    private static final int FRACTION = 7;
    private static final int OFFSET = 8;
    private static final int NANO_DIGITS = 9;
    private static final int LONGEST = 40;

    private TimeText() {}

    /**
     * The instant that a text says.
     *
     * @param zone of texts that state none. A local time that occurs twice there, because clocks are put back, is the
     *     first of the two; one that does not occur there is as much later as the clocks are put forward
     * @return empty if the text is none, or states no zone where none is given
     */
    public static Optional<Instant> of(String text, Optional<ZoneId> zone) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String stated = parts.group(OFFSET);
        try {
            Optional<ZoneId> meant = stated == null ? zone : Optional.of(ZoneOffset.of(offset(stated)));
            LocalDateTime local = local(parts);
            return meant.map(known -> local.atZone(known).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static LocalDateTime local(Matcher parts) {
        return LocalDateTime.of(
                number(parts.group(YEAR)),
                number(parts.group(MONTH)),
                number(parts.group(DAY)),
                number(parts.group(HOUR)),
                number(parts.group(MINUTE)),
                number(parts.group(SECOND)),
                nanos(parts.group(FRACTION)));
    }

    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static int nanos(String fraction) {
        return fraction == null ? 0 : Integer.parseInt(fraction + "0".repeat(NANO_DIGITS - fraction.length()));
    }

    private static String offset(String stated) {
        return stated.equals("z") ? "Z" : stated;
    }
}
