package dev.cutover.console.prompt;

import dev.cutover.words.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One field of a form.
 *
 * @param above the text above the field
 * @param check checks the trimmed input; never called for an empty line
 * @param fresh whether type-ahead is discarded, because a wrong input would do harm
 */
record FormField(String name, List<Sentence> above, String label, Function<String, Check> check, boolean fresh) {
    FormField {
        above = List.copyOf(above);
    }

    static FormField of(String name, List<Sentence> above, String label, Function<String, Check> check) {
        return new FormField(name, above, label, check, false);
    }

    /** The result of a typed line. */
    sealed interface Check {

        /** The line is accepted, as this value. */
        record Taken(String value) implements Check {}

        /** The line is rejected, with the reason. */
        record Not(String why) implements Check {}
    }

    /** Any text. */
    static FormField text(String name, String label, Sentence... above) {
        return of(name, List.of(above), label, Check.Taken::new);
    }

    /** Exactly this text, as a confirmation. */
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

    /** {@code 1, 2, done or not-done}. */
    private static String allowed(List<String> words) {
        var all = IntStream.rangeClosed(1, words.size())
                .mapToObj(Integer::toString)
                .collect(Collectors.toCollection(ArrayList::new));
        all.addAll(words);
        return String.join(", ", all.subList(0, all.size() - 1)) + " or " + all.get(all.size() - 1);
    }

    /** One of several words, typed as the word or as its number. */
    static FormField choice(String name, List<String> words, List<Sentence> above, String label) {
        return of(name, above, label, typed -> {
            for (int at = 0; at < words.size(); at++) {
                if (typed.equals(Integer.toString(at + 1)) || typed.equalsIgnoreCase(words.get(at))) {
                    return new Check.Taken(words.get(at));
                }
            }
            return new Check.Not("'" + typed + "' is not an option: type " + allowed(words));
        });
    }
}
