package dev.cutover.reconcile.row;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The bytes of a value as text. Bytes that are not UTF-8 are shown as {@code \xe4}, each by itself: two values with
 * other bytes are never the same text. Stateless.
 */
final class DecodedValue {
    private static final char REPLACED = '\ufffd';

    private DecodedValue() {}

    static String of(byte[] bytes, int start, int length) {
        var text = new String(bytes, start, length, StandardCharsets.UTF_8);
        return text.indexOf(REPLACED) < 0 ? text : escaped(bytes, start, length);
    }

    private static String escaped(byte[] bytes, int start, int length) {
        var decoder = StandardCharsets.UTF_8.newDecoder();
        var in = ByteBuffer.wrap(bytes, start, length);
        var letters = CharBuffer.allocate(length);
        var text = new StringBuilder();
        CoderResult result;
        do {
            result = decoder.decode(in, letters, true);
            text.append(letters.flip());
            letters.clear();
            for (int i = 0; result.isError() && i < result.length(); i++) {
                text.append(String.format(Locale.ROOT, "\\x%02x", in.get() & 0xff));
            }
        } while (result.isError());
        return text.toString();
    }
}
