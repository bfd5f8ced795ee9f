package dev.cutover.secret;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One character of a secret, in any of its encoded spellings. Programs differ in which characters they escape, so each
 * character is searched for in all its spellings.
 *
 * @param plain spellings that do not begin with an escape character, so that there is only one way to read them
 * @param unsure all others: where a text begins with one of them, there may be several ways to read it
 */
record EncodedCharacter(List<String> plain, List<String> unsure) {
    static final int NONE = -1;
    static final int UNSURE = -2;

    private static final String LEADS = "\\%&+'\n\r";

    /** A character that may be missing has the empty spelling among others. */
    static EncodedCharacter of(Set<String> spellings) {
        boolean optional = spellings.contains("");
        return new EncodedCharacter(
                spellings.stream().filter(text -> !optional && !isEscape(text)).toList(),
                spellings.stream().filter(text -> optional || isEscape(text)).toList());
    }

    /** A character that may follow a line break. */
    static EncodedCharacter broken(Set<String> spellings) {
        return of(spellings.stream()
                .flatMap(spelling -> Stream.of(spelling, "\n" + spelling, "\r\n" + spelling, "\\n" + spelling))
                .collect(Collectors.toSet()));
    }

    private static boolean isEscape(String spelling) {
        return LEADS.indexOf(spelling.charAt(0)) >= 0;
    }

    Stream<String> spellings() {
        return Stream.concat(plain.stream(), unsure.stream());
    }

    /**
     * The end of the character at this position: {@link #NONE} if it is not there, {@link #UNSURE} if {@link #ends}
     * must be tried.
     */
    int end(String text, int at) {
        boolean lead = at < text.length() && LEADS.indexOf(text.charAt(at)) >= 0;
        if (plain.isEmpty() || (lead && !unsure.isEmpty())) {
            return UNSURE;
        }
        for (String spelling : plain) {
            if (text.startsWith(spelling, at)) {
                return at + spelling.length();
            }
        }
        return NONE;
    }

    boolean isAt(String text, int at) {
        return isAny(plain, text, at) || isAny(unsure, text, at);
    }

    private static boolean isAny(List<String> spellings, String text, int at) {
        for (String spelling : spellings) {
            if (text.startsWith(spelling, at)) {
                return true;
            }
        }
        return false;
    }

    /** All positions at which the character at this position may end. */
    Stream<Integer> ends(String text, int at) {
        return spellings().filter(spelling -> text.startsWith(spelling, at)).map(spelling -> at + spelling.length());
    }
}
