package dev.cutover.journal.codec;

import dev.cutover.run.AttemptTimer;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shapes of values that are one word or number. */
final class ScalarCodecs {
    static final FieldCodec TEXT = new Scalar(value -> value, plain -> text(plain), "");
    static final FieldCodec LONG = new Scalar(value -> value, plain -> whole(plain), 0L);
    static final FieldCodec INT =
            new Scalar(value -> (long) (int) value, plain -> checked(() -> Math.toIntExact(whole(plain)), plain), 0);
    static final FieldCodec DOUBLE = new Scalar(ScalarCodecs::finite, ScalarCodecs::number, 0.0);
    static final FieldCodec BOOLEAN = new Scalar(value -> value, ScalarCodecs::flag, false);
    static final FieldCodec INSTANT =
            new Scalar(value -> InstantText.exact((Instant) value), ScalarCodecs::instant, null);
    static final FieldCodec DURATION =
            new Scalar(Object::toString, plain -> checked(() -> Duration.parse(text(plain)), plain), Duration.ZERO);

    /** A text, because a reader of JSON would make a binary fraction of a number. */
    static final FieldCodec DECIMAL = new Scalar(
            value -> ((BigDecimal) value).toPlainString(),
            plain -> checked(() -> new BigDecimal(text(plain)), plain),
            null);

    static final FieldCodec TIMER = new Scalar(
            value -> ((AttemptTimer) value).text(), plain -> AttemptTimer.of(text(plain)), AttemptTimer.of(""));

    private ScalarCodecs() {}

    private record Scalar(
            Function<Object, Object> out,
            Function<Object, Object> in,
            @Nullable Object missing) implements FieldCodec {
        @Override
        public Object toPlain(Object value) {
            return out.apply(value);
        }

        @Override
        public Object toValue(Object plain) {
            return in.apply(plain);
        }
    }

    /** By name, never by ordinal. */
    static FieldCodec ofEnum(Class<?> type) {
        var byName = Arrays.stream(type.getEnumConstants())
                .collect(Collectors.toMap(constant -> ((Enum<?>) constant).name(), constant -> constant));
        return new Scalar(
                value -> ((Enum<?>) value).name(),
                plain -> {
                    var constant = byName.get(text(plain));
                    if (constant == null) {
                        throw new UnreadableFact("'" + plain + "' is not one of "
                                + Arrays.toString(type.getEnumConstants()) + "; it was written by a newer version");
                    }
                    return constant;
                },
                null);
    }

    /** JSON has no word for what is not finite; then the number is a text. */
    static Object finite(Object value) {
        double number = (double) value;
        return Double.isFinite(number) ? value : Double.toString(number);
    }

    private static Object number(Object plain) {
        if (plain instanceof Number number) {
            return number.doubleValue();
        }
        return checked(() -> Double.valueOf(text(plain)), plain);
    }

    private static Object flag(Object plain) {
        if (plain instanceof Boolean) {
            return plain;
        }
        throw new UnreadableFact("'" + plain + "' is neither true nor false");
    }

    private static Object instant(Object plain) {
        try {
            return InstantText.parse(text(plain));
        } catch (DateTimeException e) {
            var unreadable = new UnreadableFact("'" + plain + "' is not an instant");
            unreadable.initCause(e);
            throw unreadable;
        }
    }

    private static String text(Object plain) {
        if (plain instanceof String text) {
            return text;
        }
        throw new UnreadableFact("'" + plain + "' is not a text");
    }

    private static long whole(Object plain) {
        if (plain instanceof Long number) {
            return number;
        }
        throw new UnreadableFact("'" + plain + "' is not a whole number");
    }

    private static Object checked(Supplier<Object> reading, Object plain) {
        try {
            return reading.get();
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            var unreadable = new UnreadableFact("'" + plain + "' cannot be read");
            unreadable.initCause(e);
            throw unreadable;
        }
    }
}
