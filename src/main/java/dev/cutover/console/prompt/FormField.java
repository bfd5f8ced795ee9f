package dev.cutover.console.prompt;

import dev.cutover.words.Tone;
import java.util.List;
import java.util.function.Function;

/**
 * One thing to be typed.
 *
 * @param above what is said before
 * @param check judges what was typed, without blanks around it; never asked about an empty line
 * @param fresh whether what was typed before it was shown must not count, because a slip would do harm
 */
record FormField(String name, List<Sentence> above, String label, Function<String, Check> check, boolean fresh) {
    FormField {
        above = List.copyOf(above);
    }

    static FormField of(String name, List<Sentence> above, String label, Function<String, Check> check) {
        return new FormField(name, above, label, check, false);
    }

    /** What a typed line comes to. */
    sealed interface Check {

        /** It counts, as this value. */
        record Taken(String value) implements Check {}

        /** It does not count, and why. */
        record Not(String why) implements Check {}
    }

    /** Any text. */
    static FormField text(String name, String label, Sentence... above) {
        return of(name, List.of(above), label, Check.Taken::new);
    }

    /** One text, letter by letter. */
    static FormField exactly(String expected, String consequence) {
        return new FormField(
                "typed",
                List.of(Sentence.of(Tone.BAD, consequence), Sentence.plain("To confirm, type " + expected)),
                "confirm",
                typed -> typed.equals(expected)
                        ? new Check.Taken(typed)
                        : new Check.Not("that is not " + expected + "; nothing was sent"),
                true);
    }

    /** One of several words, by itself or by its number. */
    static FormField choice(String name, List<String> words, List<Sentence> above, String label) {
        return of(name, above, label, typed -> {
            for (int at = 0; at < words.size(); at++) {
                if (typed.equals(Integer.toString(at + 1)) || typed.equalsIgnoreCase(words.get(at))) {
                    return new Check.Taken(words.get(at));
                }
            }
            return new Check.Not("'" + typed + "' is not an option: type "
                    + (words.size() == 1 ? "1" : "1 to " + words.size()) + " or the word itself: "
                    + String.join(", ", words));
        });
    }
}
