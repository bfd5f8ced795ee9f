package dev.cutover.reconcile.judge.cause;

import java.util.List;

/**
 * How numbers and dates are usually written in other places than data: {@code 785.991,48}, {@code 24.12.2026 09:30}.
 * Stateless and thread-safe.
 */
final class LocalForms {
    static final String DAY_FIRST = "dd/MM/yyyy";
    static final String MONTH_FIRST = "MM/dd/yyyy";
    private static final String POINTED = "dd.MM.yyyy";
    private static final String SIGN = "[+-]?";
    private static final String POINT_GROUPS = "([0-9]{1,3}([. '\u00a0\u202f][0-9]{3})+|[0-9]+)";
    private static final String COMMA_GROUPS = "[0-9]{1,3}(,[0-9]{3})+";
    private static final String COMMA_DECIMALS = SIGN + POINT_GROUPS + ",[0-9]+";
    private static final String COMMA_NUMBER = SIGN + POINT_GROUPS + "(,[0-9]+)?";
    private static final String GROUPED_NUMBER = SIGN + COMMA_GROUPS + "(\\.[0-9]+)?";
    private static final String POINT_NUMBER = SIGN + "(" + COMMA_GROUPS + "|[0-9]+)(\\.[0-9]+)?";
    private static final String POINTED_DATE = "[0-9]{2}\\.[0-9]{2}\\.[0-9]{4}";
    private static final String SLASHED_DATE = "[0-9]{2}/[0-9]{2}/[0-9]{4}";
    private static final String MINUTES = " [0-9]{2}:[0-9]{2}";
    private static final String SECONDS = MINUTES + ":[0-9]{2}";
    private static final String DATE_OR_TIME =
            "(" + POINTED_DATE + "|" + SLASHED_DATE + ")(" + SECONDS + "|" + MINUTES + ")?";
    private static final int SECOND_PART = 3;

    private LocalForms() {}

    /** Whether it may be a number of which the comma stands before the decimals; it may have none. */
    static boolean isCommaNumber(String value) {
        return value.matches(COMMA_NUMBER);
    }

    /** Whether it may be a number of which the comma groups the digits; it may have no group. */
    static boolean isPointNumber(String value) {
        return value.matches(POINT_NUMBER);
    }

    /** The sign before the decimals of a number with a comma, taken for that sign where it may be; empty for others. */
    static String decimalSign(String value) {
        return value.matches(COMMA_DECIMALS) ? "," : value.matches(GROUPED_NUMBER) ? "." : "";
    }

    /** Whether it is a date with points or slashes, with or without a time of the day. */
    static boolean isTime(String value) {
        return value.matches(DATE_OR_TIME);
    }

    /** The letters of a pattern for a time that is written so; two if it may be either, none if it is no usual one. */
    static List<String> patterns(String value) {
        if (!isTime(value)) {
            return List.of();
        }
        String time = time(value);
        if (!hasSlashes(value)) {
            return List.of(POINTED + time);
        }
        return isDayFirst(value)
                ? List.of(DAY_FIRST + time)
                : isMonthFirst(value) ? List.of(MONTH_FIRST + time) : List.of(MONTH_FIRST + time, DAY_FIRST + time);
    }

    /** The letters for the time of the day, behind a blank; empty if a value has none. */
    static String time(String value) {
        return value.matches(".*" + SECONDS) ? " HH:mm:ss" : value.matches(".*" + MINUTES) ? " HH:mm" : "";
    }

    /** Whether its date has slashes, so that the day or the month may come first. */
    static boolean hasSlashes(String value) {
        int blank = value.indexOf(' ');
        return (blank < 0 ? value : value.substring(0, blank)).matches(SLASHED_DATE);
    }

    /** Whether it is a date with slashes of which the first part can be no month. */
    static boolean isDayFirst(String value) {
        return hasSlashes(value) && isDay(part(value, 0));
    }

    /** Whether it is a date with slashes of which the second part can be no month, and the first can. */
    static boolean isMonthFirst(String value) {
        return hasSlashes(value) && !isDay(part(value, 0)) && isDay(part(value, SECOND_PART));
    }

    /** The greater, the more a value says of which part is the day; the first part counts before the second. */
    static String telling(String value) {
        if (!hasSlashes(value)) {
            return "";
        }
        return isDayFirst(value)
                ? "2" + part(value, 0)
                : isMonthFirst(value) ? "1" + part(value, SECOND_PART) : "0" + part(value, 0);
    }

    private static boolean isDay(String part) {
        return part.compareTo("12") > 0;
    }

    private static String part(String date, int from) {
        return date.substring(from, from + 2);
    }
}
