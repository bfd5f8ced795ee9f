package dev.cutover.redaction;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A name such as {@code phone=} or {@code "mobileNumber":} before digits, or above a column. Stateless. */
final class PhoneLabel {
    private static final Set<String> WORDS = Set.of(
            "phone",
            "telephone",
            "tel",
            "mobile",
            "cell",
            "cellphone",
            "mobilephone",
            "fax",
            "msisdn",
            "telefon",
            "phonenumber");
    private static final Set<String> NUMBER = Set.of("number", "no", "nr", "num");
    private static final int LONGEST_GAP = 6;
    private static final int LONGEST_NAME = 40;

    private PhoneLabel() {}

    /** Whether the name of a telephone number, and a colon or an equals sign, stand before a place. */
    static boolean isBefore(CharSequence text, int at) {
        int end = at;
        boolean assigns = false;
        while (at - end < LONGEST_GAP && ":= \"'\\".indexOf(Finder.at(text, end - 1)) >= 0) {
            end--;
            assigns |= text.charAt(end) == ':' || text.charAt(end) == '=';
        }
        int start = end;
        while (end - start < LONGEST_NAME && isOfName(Finder.at(text, start - 1))) {
            start--;
        }
        return assigns && start < end && names(text.subSequence(start, end).toString());
    }

    /** Whether it is the heading of a column of telephone numbers, such as {@code Phone no. 2}. */
    static boolean isHeading(String heading) {
        return names(Heading.name(heading));
    }

    private static boolean isOfName(char character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || character == '_'
                || character == '-';
    }

    private static boolean names(String name) {
        var parts = List.of(name.split("(?<=[a-z])(?=[A-Z])|[_-]+", -1));
        int last = parts.size() - 1;
        String word = parts.get(last).toLowerCase(Locale.ROOT);
        return WORDS.contains(word)
                || (NUMBER.contains(word)
                        && last > 0
                        && WORDS.contains(parts.get(last - 1).toLowerCase(Locale.ROOT)));
    }
}
