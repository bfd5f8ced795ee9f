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
 * Base64 of the secret itself and of any text that holds it. What stands before it shifts its bits by none, one or two
 * bytes; the characters that it shares with its neighbours are left out, all others are the same in any company. Both
 * alphabets, with and without padding, in one line or in many. For one building of a mask; not thread-safe.
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
                .mapToObj(c -> letters.computeIfAbsent(c, Base64Forms::inner))
                .forEach(form::add);
        form.add(tail(encoded.substring(last)));
        return form;
    }

    /** A letter that may stand at the beginning of a line. */
    private static EncodedCharacter inner(int c) {
        var spellings = new HashSet<String>();
        for (String spelling : spellings(c)) {
            spellings.addAll(List.of(spelling, "\n" + spelling, "\r\n" + spelling, "\\n" + spelling));
        }
        return EncodedCharacter.of(spellings);
    }

    private static Set<String> spellings(int c) {
        var spellings = new HashSet<>(EncodingVariants.of(c));
        if (c == '+') {
            spellings.add("-");
        } else if (c == '/') {
            spellings.add("_");
        }
        return spellings;
    }

    /** What the end is like if nothing follows the secret; none of it, if something does. */
    private static EncodedCharacter tail(String rest) {
        return EncodedCharacter.of(new HashSet<>(
                List.of("", rest.replace("=", ""), rest, rest.replace("=", "%3D"), rest.replace("=", "%3d"))));
    }
}
