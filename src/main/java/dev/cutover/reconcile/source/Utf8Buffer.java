package dev.cutover.reconcile.source;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Texts one after another, as UTF-8. Not thread-safe. */
final class Utf8Buffer {
    private static final int MOST_BYTES_A_LETTER = 3;

    private byte[] bytes = new byte[1 << 10];
    private int size;

    /** Empties it and makes room for all these texts. */
    void reserve(List<@Nullable String> texts) {
        long needed = 0;
        for (String text : texts) {
            needed += text == null ? 0 : (long) text.length() * MOST_BYTES_A_LETTER;
        }
        if (needed > bytes.length) {
            bytes = new byte[Math.toIntExact(needed + needed / 2)];
        }
        size = 0;
    }

    byte[] bytes() {
        return bytes;
    }

    int size() {
        return size;
    }

    /** Adds a text for which room was made; returns the number of its bytes. */
    int append(String text) {
        int before = size;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter >= 0x80) {
                size = before;
                return appendBytes(text.getBytes(StandardCharsets.UTF_8));
            }
            bytes[size++] = (byte) letter;
        }
        return size - before;
    }

    private int appendBytes(byte[] encoded) {
        System.arraycopy(encoded, 0, bytes, size, encoded.length);
        size += encoded.length;
        return encoded.length;
    }
}
