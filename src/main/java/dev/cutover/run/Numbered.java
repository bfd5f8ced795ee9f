package dev.cutover.run;

import java.util.Optional;
import java.util.regex.Pattern;

/** A name with a number behind it, such as {@code soak-3}: numbers things of one kind. */
record Numbered(String name, long number) {
    /** As few digits as can be, and no more than fit. */
    private static final Pattern FORM = Pattern.compile("([a-z]+)-(0|[1-9][0-9]{0,17})");

    String text() {
        return name + "-" + number;
    }

    /** Empty if the text is none. */
    static Optional<Numbered> of(String text) {
        var form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(new Numbered(form.group(1), Long.parseLong(form.group(2))))
                : Optional.empty();
    }

    boolean isInt() {
        return number <= Integer.MAX_VALUE;
    }
}
