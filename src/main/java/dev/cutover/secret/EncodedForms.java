package dev.cutover.secret;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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

    /** Encodes in a charset, then decodes the bytes as ISO 8859-1. */
    private static String asBytes(String form, Charset charset) {
        return new String(form.getBytes(charset), StandardCharsets.ISO_8859_1);
    }
}
