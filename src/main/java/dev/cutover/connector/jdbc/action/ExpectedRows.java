package dev.cutover.connector.jdbc.action;

import dev.cutover.spi.settings.NotationException;
import java.util.regex.Pattern;

/** How many rows a statement has to change, both bounds included. Immutable. */
record ExpectedRows(long least, long most) {
    static final ExpectedRows ANY = new ExpectedRows(0, Long.MAX_VALUE);
    static final String EXPECTED = "a number of rows, such as 1, \">= 1\" or \"0..5\"";

    private static final Pattern BOUND = Pattern.compile("(>=|<=|>|<|=)?\\s*([0-9]{1,18})");
    private static final Pattern RANGE = Pattern.compile("([0-9]{1,18})\\s*\\.\\.\\s*([0-9]{1,18})");

    static ExpectedRows parse(String text) throws NotationException {
        var range = RANGE.matcher(text.strip());
        if (range.matches()) {
            var rows = new ExpectedRows(Long.parseLong(range.group(1)), Long.parseLong(range.group(2)));
            if (rows.least > rows.most) {
                throw new NotationException("the first number is the greater one", "write the smaller one first");
            }
            return rows;
        }
        var bound = BOUND.matcher(text.strip());
        if (!bound.matches()) {
            throw new NotationException("it is no number of rows", "");
        }
        long number = Long.parseLong(bound.group(2));
        return switch (bound.group(1) == null ? "=" : bound.group(1)) {
            case ">=" -> new ExpectedRows(number, Long.MAX_VALUE);
            case ">" -> new ExpectedRows(number + 1, Long.MAX_VALUE);
            case "<=" -> new ExpectedRows(0, number);
            case "<" -> below(number);
            default -> new ExpectedRows(number, number);
        };
    }

    private static ExpectedRows below(long number) throws NotationException {
        if (number == 0) {
            throw new NotationException("there are never fewer rows than none", "");
        }
        return new ExpectedRows(0, number - 1);
    }

    boolean include(long rows) {
        return rows >= least && rows <= most;
    }

    /** As part of a sentence: {@code exactly 1}. */
    @Override
    public String toString() {
        if (least == most) {
            return "exactly " + least;
        }
        if (most == Long.MAX_VALUE) {
            return "at least " + least;
        }
        return least == 0 ? "at most " + most : "from " + least + " to " + most;
    }
}
