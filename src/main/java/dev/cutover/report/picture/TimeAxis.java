package dev.cutover.report.picture;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Places times from left to right, with round local times as ticks. Immutable. */
final class TimeAxis {
    private static final int MOST_TICKS = 8;
    private static final List<Duration> STEPS = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(15),
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(3),
            Duration.ofHours(6),
            Duration.ofHours(12));
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAYS = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ROOT);

    private final TimeFrame frame;
    private final double left;
    private final double width;
    private final double millis;

    TimeAxis(TimeFrame frame, double left, double width) {
        this.frame = frame;
        this.left = left;
        this.width = width;
        this.millis = Math.max(1, Duration.between(frame.from(), frame.until()).toMillis());
    }

    double left() {
        return left;
    }

    double right() {
        return left + width;
    }

    /** Where a time is; what lies outside the frame is at its edge. */
    double x(Instant at) {
        double share = Duration.between(frame.from(), at).toMillis() / millis;
        return left + Math.max(0, Math.min(1, share)) * width;
    }

    /** Draws a thin line at each round time, and the time above it. */
    void draw(Canvas canvas, double top, double bottom) {
        var step = step();
        var format = step.toSeconds() < 60
                ? SECONDS
                : Duration.ofMillis((long) millis).toHours() < 24 ? MINUTES : DAYS;
        var zone = DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH)
                .format(frame.from().atZone(frame.zone()));
        canvas.words("tick end", left - 26, top - 6, zone.equals("Z") ? "UTC" : zone);
        var at = firstTick(step);
        while (!at.isAfter(frame.until())) {
            double x = x(at);
            canvas.line("grid", x, top, x, bottom);
            canvas.words("tick middle", x, top - 6, format.format(at.atZone(frame.zone())));
            at = at.plus(step);
        }
    }

    private Duration step() {
        return STEPS.stream()
                .filter(step -> millis / step.toMillis() <= MOST_TICKS)
                .findFirst()
                .orElseGet(() -> Duration.ofDays((long)
                        Math.ceil(millis / MOST_TICKS / Duration.ofDays(1).toMillis())));
    }

    private Instant firstTick(Duration step) {
        ZoneId zone = frame.zone();
        Instant midnight =
                frame.from().atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
        long since = Duration.between(midnight, frame.from()).toMillis();
        long steps = (since + step.toMillis() - 1) / step.toMillis();
        return midnight.plus(step.multipliedBy(steps));
    }
}
