package dev.cutover.secret;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** The search patterns for all encoded forms of a secret. Used while one mask is built; not thread-safe. */
final class EncodedForms {
    /** The length below which a part of a secret is not masked: it would also match other words. */
    private static final int SHORTEST = 6;

    private final Base64Forms base64 = new Base64Forms();
    private final Map<Integer, EncodedCharacter> inText = new HashMap<>();
    private final Map<Integer, EncodedCharacter> inBytes = new HashMap<>();

    /** Patterns for text. */
    Stream<SearchPattern> inText(String name, String value) {
        return parts(value)
                .flatMap(part -> Stream.concat(Stream.of(lettersInText(part)), base64.of(part)))
                .map(letters -> new SearchPattern(name, letters));
    }

    /** Patterns for bytes that were decoded as ISO 8859-1. */
    Stream<SearchPattern> inBytes(String name, String value) {
        return parts(value)
                .flatMap(part -> Stream.concat(
                        Stream.of(
                                lettersInBytes(part),
                                lettersInText(asBytes(part, StandardCharsets.UTF_16LE)),
                                lettersInText(asBytes(part, StandardCharsets.UTF_16BE))),
                        base64.of(part)))
                .map(letters -> new SearchPattern(name, letters));
    }

    /** The secret itself, the secret without the white space around it, and each of its lines that is long enough. */
    private static Stream<String> parts(String value) {
        return Stream.concat(Stream.of(value, value.strip()), value.lines().map(String::strip))
                .filter(part -> part.strip().length() >= SHORTEST)
                .distinct();
    }

    private List<EncodedCharacter> lettersInText(String form) {
        return letters(form, inText, EncodingVariants::of);
    }

    private List<EncodedCharacter> lettersInBytes(String form) {
        return letters(form, inBytes, EncodedForms::spellingsInBytes);
    }

    /** Each but the first may follow a line break: programs fold long lines. */
    private static List<EncodedCharacter> letters(
            String form, Map<Integer, EncodedCharacter> inner, IntFunction<Set<String>> spellings) {
        var letters = new ArrayList<EncodedCharacter>();
        form.codePoints()
                .forEach(c -> letters.add(
                        letters.isEmpty()
                                ? EncodedCharacter.of(spellings.apply(c))
                                : inner.computeIfAbsent(c, missing -> EncodedCharacter.broken(spellings.apply(c)))));
        return letters;
    }

    private static Set<String> spellingsInBytes(int codePoint) {
        var spellings = new HashSet<String>();
        for (String spelling : EncodingVariants.of(codePoint)) {
            spellings.add(asBytes(spelling, StandardCharsets.UTF_8));
            if (codePoint <= 0xff) {
                spellings.add(spelling);
            }
        }
        return spellings;
    }

    /** Encodes in a charset, then decodes the bytes as ISO 8859-1. */
    private static String asBytes(String form, Charset charset) {
        return new String(form.getBytes(charset), StandardCharsets.ISO_8859_1);
    }
}
