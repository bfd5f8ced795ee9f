package dev.cutover.http;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An answer, read to its end. Immutable.
 *
 * @param headers by their names in small letters
 * @param isRedirected whether it is of another address than the one that was asked
 */
@SuppressWarnings("ArrayRecordComponent") // answers are never compared, and a copy of each would double the memory
public record HttpAnswer(int status, Map<String, List<String>> headers, byte[] body, boolean isRedirected) {
    /** One of the address that was asked. */
    public HttpAnswer(int status, Map<String, List<String>> headers, byte[] body) {
        this(status, headers, body, false);
    }

    /** The first value of a header. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .findFirst();
    }

    /** Whether the status is one of success: 200 to 299. */
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** When the service sent it, by its own clock, in whole seconds. */
    public Optional<Instant> date() {
        return header("Date").flatMap(HttpAnswer::date);
    }

    /** How long the service asks to wait before it is called again; never less than nothing. */
    public Optional<Duration> retryAfter() {
        String told = header("Retry-After").map(String::strip).orElse("");
        if (told.matches("[0-9]{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(told)));
        }
        return date(told)
                .flatMap(until -> date().map(now -> Duration.between(now, until)))
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
        } catch (DateTimeException notOne) {
            return Optional.empty();
        }
    }

    /** The body as UTF-8. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
