package dev.cutover.secret;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Finds pieces of the base64 forms of secrets, of sixteen characters or more: twelve bytes of the secret, which occur
 * nowhere by chance. Covers both alphabets and all three positions that a longer text may give the secret.
 */
final class Base64Pieces implements PieceSearch {
    private static final int LENGTH = 16;
    private static final int MANY = 1 << 18;

    /** Hashes of the first four characters of all pieces: rules out nearly every position of a text. */
    private final BitSet starts = new BitSet(MANY);

    private final Map<String, String> names = new HashMap<>();

    Base64Pieces(Collection<MaskedValue> values) {
        values.forEach(one -> {
            byte[] bytes = one.value().getBytes(StandardCharsets.UTF_8);
            for (int before = 0; before < 3; before++) {
                add(one.name(), inner(bytes, before));
            }
        });
    }

    /** The characters that do not depend on the text before the secret, up to the end if nothing follows it. */
    private static String inner(byte[] bytes, int before) {
        var moved = new byte[before + bytes.length];
        System.arraycopy(bytes, 0, moved, before, bytes.length);
        return Base64.getEncoder().encodeToString(moved).substring((before * 8 + 5) / 6);
    }

    private void add(String name, String encoded) {
        for (int at = 0; at + LENGTH <= encoded.length(); at++) {
            String piece = encoded.substring(at, at + LENGTH);
            // Blanks and dashes in a row occur in everything.
            if (piece.chars().distinct().count() > 4) {
                starts.set(hash(piece, 0));
                names.putIfAbsent(piece, name);
            }
        }
    }

    @Override
    public int longest() {
        return LENGTH;
    }

    @Override
    public void at(String text, int at, Consumer<SecretSpan> found) {
        if (at + LENGTH > text.length() || !starts.get(hash(text, at))) {
            return;
        }
        String piece = text.substring(at, at + LENGTH).replace('-', '+').replace('_', '/');
        String name = names.get(piece);
        if (name != null) {
            found.accept(new SecretSpan(at, at + LENGTH, name, LENGTH));
        }
    }

    private static int hash(String text, int at) {
        int hash = 0;
        for (int i = at; i < at + 4; i++) {
            hash = hash * 67 + standard(text.charAt(i));
        }
        return hash & (MANY - 1);
    }

    private static char standard(char c) {
        return c == '-' ? '+' : c == '_' ? '/' : c;
    }
}
