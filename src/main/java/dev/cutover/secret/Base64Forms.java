package dev.cutover.secret;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The base64 forms of a secret, alone or inside a longer text. The text before it shifts the secret by zero, one or two
 * bytes of a group of three. Characters that also encode bits of the neighbouring text are left out; all others do not
 * depend on it. Covers both alphabets, with and without padding, with and without line breaks. Used while one mask is
 * built; not thread-safe.
 */
final class Base64Forms {
    private final Map<Integer, EncodedCharacter> letters = new HashMap<>();

    Stream<List<EncodedCharacter>> of(String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        return IntStream.range(0, 3).mapToObj(before -> shifted(bytes, before));
    }

    private List<EncodedCharacter> shifted(byte[] bytes, int before) {
        var moved = new byte[before + bytes.length];
        System.arraycopy(bytes, 0, moved, before, bytes.length);
        String encoded = Base64.getEncoder().encodeToString(moved);
        int first = (before * 8 + 5) / 6;
        int last = moved.length * 8 / 6;
        var form = new ArrayList<EncodedCharacter>();
        form.add(EncodedCharacter.of(spellings(encoded.charAt(first))));
        encoded.substring(first + 1, last)
                .chars()
                .mapToObj(c -> letters.computeIfAbsent(c, missing -> EncodedCharacter.broken(spellings(missing))))
                .forEach(form::add);
        form.add(tail(encoded.substring(last)));
        return form;
    }

    /** Whoever escapes a base64 text leaves its letters and digits as they are. */
    private static Set<String> spellings(int c) {
        var spellings = new HashSet<>(Set.of(Character.toString(c)));
        if (!Character.isLetterOrDigit(c)) {
            spellings.addAll(EncodingVariants.of(c));
        }
        if (c == '+') {
            spellings.add("-");
        } else if (c == '/') {
            spellings.add("_");
        }
        return spellings;
    }

    /** The end of the form if nothing follows the secret; otherwise nothing. */
    private static EncodedCharacter tail(String rest) {
        return EncodedCharacter.of(new HashSet<>(
                List.of("", rest.replace("=", ""), rest, rest.replace("=", "%3D"), rest.replace("=", "%3d"))));
    }
}
