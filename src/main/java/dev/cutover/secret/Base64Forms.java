package dev.cutover.secret;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Base64 of the secret itself and of any text that holds it. What stands before it shifts its bits by none, one or two
 * bytes; the characters that it shares with its neighbours are left out, all others are the same in any company. Both
 * alphabets; with and without padding.
 */
final class Base64Forms {
    private Base64Forms() {}

    static Stream<List<Letter>> of(String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        return IntStream.range(0, 3).mapToObj(before -> shifted(bytes, before));
    }

    private static List<Letter> shifted(byte[] bytes, int before) {
        var moved = new byte[before + bytes.length];
        System.arraycopy(bytes, 0, moved, before, bytes.length);
        String encoded = Base64.getEncoder().encodeToString(moved);
        int first = (before * 8 + 5) / 6;
        int last = moved.length * 8 / 6;
        var letters = new ArrayList<Letter>();
        encoded.substring(first, last).chars().mapToObj(Base64Forms::letter).forEach(letters::add);
        letters.add(tail(encoded.substring(last)));
        return letters;
    }

    private static Letter letter(int c) {
        var spellings = new HashSet<>(Spellings.of(c));
        if (c == '+') {
            spellings.add("-");
        } else if (c == '/') {
            spellings.add("_");
        }
        return Letter.of(spellings);
    }

    /** What the end is like if nothing follows the secret; none of it, if something does. */
    private static Letter tail(String rest) {
        return Letter.of(new HashSet<>(
                List.of("", rest.replace("=", ""), rest, rest.replace("=", "%3D"), rest.replace("=", "%3d"))));
    }
}
