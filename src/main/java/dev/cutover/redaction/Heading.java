package dev.cutover.redaction;

import java.util.regex.Pattern;

/** The heading of a column, as people write it. Stateless. */
final class Heading {
    /** A number or a mark at the end says which of several it is. */
    private static final Pattern END = Pattern.compile("[\\s_.:#*0-9-]+$");

    private static final Pattern GAP = Pattern.compile("[\\s./]+");

    private Heading() {}

    /** The same in the form of a name in a program: {@code Phone no. 2} is {@code Phone_no}. */
    static String name(String heading) {
        return GAP.matcher(
                        END.matcher(heading.strip().replaceFirst("^[#*]+", "")).replaceFirst(""))
                .replaceAll("_");
    }
}
