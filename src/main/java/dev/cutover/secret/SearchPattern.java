package dev.cutover.secret;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One encoded form of a secret to search for.
 *
 * @param name the name of the secret
 */
record SearchPattern(String name, List<EncodedCharacter> letters) {

    /** All pairs of characters that it may begin with; no form is shorter than two characters. */
    Stream<String> beginnings() {
        return letters.get(0)
                .spellings()
                .flatMap(first -> letters.get(1).spellings().map(second -> (first + second).substring(0, 2)))
                .distinct();
    }

    /** The length of its longest spelling, in characters. */
    int longest() {
        return letters.stream()
                .mapToInt(encodedCharacter -> encodedCharacter
                        .spellings()
                        .mapToInt(String::length)
                        .max()
                        .orElse(0))
                .sum();
    }

    /**
     * The end of its longest spelling that begins at a position of the text; {@link EncodedCharacter#NONE} if none
     * begins there.
     */
    int end(String text, int at) {
        int end = at;
        for (int i = 0; i < letters.size(); i++) {
            int next = letters.get(i).end(text, end);
            if (next == EncodedCharacter.NONE) {
                return EncodedCharacter.NONE;
            }
            if (next == EncodedCharacter.UNSURE) {
                // A look that costs little: many texts have escapes, and hardly any is one of a secret.
                return letters.get(i).isAt(text, end)
                        ? longestEnd(text, end, letters.subList(i, letters.size()))
                        : EncodedCharacter.NONE;
            }
            end = next;
        }
        return end;
    }

    /** Follows all readings at once: a secret of backslashes alone has too many to try one by one. */
    private static int longestEnd(String text, int at, List<EncodedCharacter> letters) {
        var ends = new TreeSet<>(Set.of(at));
        for (EncodedCharacter encodedCharacter : letters) {
            ends = ends.stream()
                    .flatMap(end -> encodedCharacter.ends(text, end))
                    .collect(Collectors.toCollection(TreeSet::new));
            if (ends.isEmpty()) {
                return EncodedCharacter.NONE;
            }
        }
        return ends.last();
    }
}
