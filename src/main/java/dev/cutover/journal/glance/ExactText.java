package dev.cutover.journal.glance;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Reads a text that must have exactly the expected form. After the first difference it reads nothing more. Not
 * thread-safe.
 */
final class ExactText {
    /** As many as surely fit into a long. */
    private static final int MOST_DIGITS = 18;

    private final String text;
    private int at;
    private boolean differs;

    ExactText(String text) {
        this.text = text;
    }

    void skip(String expected) {
        if (!skipIfNext(expected)) {
            differs = true;
        }
    }

    /** Whether this came next; if so, it has been skipped. */
    boolean skipIfNext(String expected) {
        if (differs || !text.startsWith(expected, at)) {
            return false;
        }
        at += expected.length();
        return true;
    }

    /** A whole number, 0 or more. */
    long number() {
        int from = at;
        while (isDigit()) {
            at++;
        }
        if (differs || at == from || at - from > MOST_DIGITS) {
            differs = true;
            return 0;
        }
        return Long.parseLong(text.substring(from, at));
    }

    /** A moment as {@link Instant#toString} writes it, of a year with four digits; some moment if it is not that. */
    Instant instant() {
        int year = digits(4);
        skip("-");
        int month = digits(2);
        skip("-");
        int day = digits(2);
        skip("T");
        int hour = digits(2);
        skip(":");
        int minute = digits(2);
        skip(":");
        int second = digits(2);
        int nano = skipIfNext(".") ? nano() : 0;
        skip("Z");
        try {
            return LocalDateTime.of(year, month, day, hour, minute, second, nano)
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            differs = true;
            return Instant.EPOCH;
        }
    }

    /** Thousandths, millionths or thousand millionths. */
    private int nano() {
        int nano = digits(3) * 1_000_000;
        if (isDigit()) {
            nano += digits(3) * 1_000;
        }
        return isDigit() ? nano + digits(3) : nano;
    }

    /** A number with just as many digits. */
    private int digits(int count) {
        int number = 0;
        for (int left = count; left > 0; left--) {
            if (differs || !isDigit()) {
                differs = true;
                return 0;
            }
            number = number * 10 + text.charAt(at++) - '0';
        }
        return number;
    }

    private boolean isDigit() {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    /** What stands before the next quotation mark; of all escapes, only those of a backslash and of that mark. */
    String upToQuote() {
        int quote = at;
        boolean isEscaped = false;
        while (quote < text.length() && text.charAt(quote) != '"') {
            if (text.charAt(quote) == '\\') {
                isEscaped = true;
                quote++;
            }
            quote++;
        }
        if (differs || quote >= text.length()) {
            differs = true;
            return "";
        }
        String found = text.substring(at, quote);
        at = quote;
        return isEscaped ? unescaped(found) : found;
    }

    private String unescaped(String escaped) {
        var plain = new StringBuilder(escaped.length());
        for (int i = 0; i < escaped.length(); i++) {
            char letter = escaped.charAt(i);
            if (letter == '\\') {
                letter = escaped.charAt(++i);
                differs |= letter != '\\' && letter != '"';
            }
            plain.append(letter);
        }
        return plain.toString();
    }

    /** Whether it had the expected form from its beginning to its end. */
    boolean isReadWhole() {
        return !differs && at == text.length();
    }
}
