package dev.cutover.text;

import java.time.Duration;

/** Spans of time in sentences, cut off after two units: {@code 42 s}, {@code 5 min}, {@code 3 h 36 min}. Stateless. */
public final class SpanText {
    private static final int A_MINUTE = 60;

    private SpanText() {}

    public static String of(Duration span) {
        if (span.toSeconds() < A_MINUTE) {
            return span.toSeconds() + " s";
        }
        if (span.toHours() == 0) {
            return joined(span.toMinutes(), "min", span.toSecondsPart(), "s");
        }
        return joined(span.toHours(), "h", span.toMinutesPart(), "min");
    }

    private static String joined(long large, String unit, int small, String lesser) {
        return large + " " + unit + (small == 0 ? "" : " " + small + " " + lesser);
    }
}
