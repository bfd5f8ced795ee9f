package dev.cutover.spi.sums;

import java.util.Optional;

/**
 * The form in which a value stands in the text of a row; it is the same on every system.
 *
 * @param scale how many digits a decimal has after its point; 0 for all others
 */
public record SumForm(Kind kind, int scale) {
    public static final SumForm TEXT = new SumForm(Kind.TEXT, 0);
    public static final SumForm WHOLE = new SumForm(Kind.WHOLE, 0);
    public static final SumForm BOOLEAN = new SumForm(Kind.BOOLEAN, 0);
    public static final SumForm INSTANT = new SumForm(Kind.INSTANT, 0);
    public static final SumForm LOCAL_TIME = new SumForm(Kind.LOCAL_TIME, 0);
    public static final SumForm DATE = new SumForm(Kind.DATE, 0);

    /** What is written. */
    public enum Kind {
        /** The value itself. */
        TEXT,
        /** Digits, and a sign if it is negative. */
        WHOLE,
        /** As a whole number, a point and as many digits as the scale says. */
        DECIMAL,
        /** {@code true} or {@code false}. */
        BOOLEAN,
        /** In UTC, with six digits of the second's fraction: {@code 2026-11-29T22:04:39.000000Z}. */
        INSTANT,
        /** Without a zone, with six digits: {@code 2026-11-29 22:04:39.000000}. */
        LOCAL_TIME,
        /** {@code 2026-11-29}. */
        DATE
    }

    public SumForm {
        if (scale < 0 || (scale > 0 && kind != Kind.DECIMAL)) {
            throw new IllegalArgumentException(kind + " with a scale of " + scale);
        }
    }

    /** Decimals with so many digits after the point. */
    public static SumForm decimal(int scale) {
        return new SumForm(Kind.DECIMAL, scale);
    }

    /**
     * A form in which the values of both can be written, so that equal ones have the same text and others do not.
     *
     * @return empty if there is none: 7 is written like the text {@code 7}, and an instant like no time without a zone
     */
    public Optional<SumForm> common(SumForm other) {
        if (equals(other)) {
            return Optional.of(this);
        }
        if (isNumber() && other.isNumber()) {
            return Optional.of(decimal(Math.max(scale, other.scale)));
        }
        boolean asText =
                (kind == Kind.TEXT && other.kind == Kind.WHOLE) || (kind == Kind.WHOLE && other.kind == Kind.TEXT);
        return asText ? Optional.of(TEXT) : Optional.empty();
    }

    private boolean isNumber() {
        return kind == Kind.WHOLE || kind == Kind.DECIMAL;
    }
}
