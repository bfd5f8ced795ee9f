package dev.cutover.yaml.runbook.param;

import dev.cutover.yaml.notation.DurationReader;
import dev.cutover.yaml.notation.NameReader;
import dev.cutover.yaml.notation.WeightReader;
import dev.cutover.yaml.shape.Unreadable;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** The type of a parameter's values. Values are filled in as they were written. */
enum ParamType {
    TEXT("a text"),
    NAME(NameReader.NAME.what()),
    NUMBER("a number"),
    PERCENT(WeightReader.WEIGHT.what()),
    DURATION(DurationReader.DURATION.what()),
    FLAG("true or false");

    private static final Pattern A_NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,9})?");

    private final String what;

    ParamType(String what) {
        this.what = what;
    }

    /** For messages: {@code a number}. */
    String what() {
        return what;
    }

    /** The meaning of the text; equal for two ways to write the same value. */
    Object parse(String text) throws Unreadable {
        String value = text.strip();
        return switch (this) {
            case TEXT -> value;
            case NAME -> NameReader.NAME.notation().read(value);
            case NUMBER -> number(value);
            case PERCENT -> WeightReader.parse(value);
            case DURATION -> DurationReader.parse(value);
            case FLAG -> flag(value);
        };
    }

    private static BigDecimal number(String text) throws Unreadable {
        if (!A_NUMBER.matcher(text).matches()) {
            throw new Unreadable(
                    "it is not in the expected format", "write digits, and a point where there is a fraction");
        }
        return new BigDecimal(text).stripTrailingZeros();
    }

    private static Boolean flag(String text) throws Unreadable {
        if (!text.equals("true") && !text.equals("false")) {
            throw new Unreadable("it is neither of the two", "write true or false");
        }
        return Boolean.valueOf(text);
    }
}
