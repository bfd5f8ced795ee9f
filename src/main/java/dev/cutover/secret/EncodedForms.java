package dev.cutover.secret;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What is to be sought so that no form of a secret is missed. For one building of a mask; not thread-safe. */
final class EncodedForms {
    /** Shorter pieces would hide more than the secret. */
    private static final int SHORTEST = 6;

    private final Base64Forms base64 = new Base64Forms();
    private final Map<Integer, EncodedCharacter> inText = new HashMap<>();
    private final Map<Integer, EncodedCharacter> inBytes = new HashMap<>();

    /** In text. */
    Stream<SearchPattern> inText(String name, String value) {
        return parts(value)
                .flatMap(part -> Stream.concat(Stream.of(lettersInText(part)), base64.of(part)))
                .map(letters -> new SearchPattern(name, letters));
    }

    /** In bytes that stand as the characters of the same numbers. */
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

    /** The whole, without the white space around it, and its longer lines. */
    private static Stream<String> parts(String value) {
        return Stream.concat(Stream.of(value, value.strip()), value.lines().map(String::strip))
                .filter(part -> part.strip().length() >= SHORTEST)
                .distinct();
    }

    private List<EncodedCharacter> lettersInText(String form) {
        return form.codePoints()
                .mapToObj(c -> inText.computeIfAbsent(c, missing -> EncodedCharacter.of(EncodingVariants.of(missing))))
                .toList();
    }

    private List<EncodedCharacter> lettersInBytes(String form) {
        return form.codePoints()
                .mapToObj(c -> inBytes.computeIfAbsent(c, EncodedForms::letterInBytes))
                .toList();
    }

    private static EncodedCharacter letterInBytes(int codePoint) {
        var spellings = new HashSet<String>();
        for (String spelling : EncodingVariants.of(codePoint)) {
            spellings.add(asBytes(spelling, StandardCharsets.UTF_8));
            if (codePoint <= 0xff) {
                spellings.add(spelling);
            }
        }
        return EncodedCharacter.of(spellings);
    }

    /** Each byte as the character of the same number. */
    private static String asBytes(String form, Charset charset) {
        return new String(form.getBytes(charset), StandardCharsets.ISO_8859_1);
    }
}
