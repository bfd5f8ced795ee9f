package dev.cutover.secret;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One character of a secret, in any of its spellings. Every writer has its own mind about which characters it escapes,
 * so each is sought for itself.
 *
 * @param plain spellings that are told by their first character
 * @param unsure the others: where a text begins like one of them, there may be more than one way to read it
 */
record EncodedCharacter(List<String> plain, List<String> unsure) {
    static final int NONE = -1;
    static final int UNSURE = -2;

    private static final String LEADS = "\\%&+'\n\r";

    /** A letter that may be missing is spelled with nothing, among others. */
    static EncodedCharacter of(Set<String> spellings) {
        boolean optional = spellings.contains("");
        return new EncodedCharacter(
                spellings.stream().filter(text -> !optional && !isEscape(text)).toList(),
                spellings.stream().filter(text -> optional || isEscape(text)).toList());
    }

    private static boolean isEscape(String spelling) {
        return LEADS.indexOf(spelling.charAt(0)) >= 0;
    }

    Stream<String> spellings() {
        return Stream.concat(plain.stream(), unsure.stream());
    }

    /** Where the letter at this place ends: {@link #NONE} if it is not there, {@link #UNSURE} if it must be tried. */
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

    /** All places where the letter at this place may end. */
    Stream<Integer> ends(String text, int at) {
        return spellings().filter(spelling -> text.startsWith(spelling, at)).map(spelling -> at + spelling.length());
    }
}
