package dev.cutover.reconcile.source;

import dev.cutover.model.reconcile.DatePattern;
import dev.cutover.model.reconcile.WrittenForm;
import dev.cutover.reconcile.judge.value.TimeText;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Optional;

/**
 * Turns a time in a form of its own into one that is read everywhere: an instant where a zone is known, else a local
 * time. What is no such time stays as it is. Immutable.
 */
final class WrittenTime {
    /** No time is longer, neither before nor after. */
    static final int LONGEST = 64;

    private final Optional<DateTimeFormatter> pattern;
    private final Optional<ZoneId> zone;

    WrittenTime(WrittenForm form) {
        this.pattern = form.dates().map(DatePattern::formatter);
        this.zone = form.zone();
    }

    /** Empty if the text is no time in this form, or is read as it is. */
    Optional<String> of(String text) {
        Optional<TemporalAccessor> parsed = pattern.flatMap(known -> parse(known, text));
        if (parsed.isEmpty()) {
            boolean isRead =
                    zone.isEmpty() || TimeText.of(text, Optional.empty()).isPresent();
            return isRead ? Optional.empty() : TimeText.of(text, zone).map(Object::toString);
        }
        var local = DatePattern.local(parsed.get());
        var stated = Optional.ofNullable(parsed.get().query(TemporalQueries.zone()));
        return Optional.of(stated.or(() -> zone)
                .map(known -> local.atZone(known).toInstant().toString())
                .orElseGet(local::toString));
    }

    private static Optional<TemporalAccessor> parse(DateTimeFormatter formatter, String text) {
        try {
            return Optional.of(formatter.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
