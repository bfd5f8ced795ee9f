package dev.cutover.redaction;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * UTF-8, in which a byte that is not valid becomes a lone surrogate of its own: no valid text has one. Not thread-safe.
 */
final class Utf8Coding implements TextCoding {
    /** What is added to an invalid byte, 80 to FF, to give its surrogate. */
    private static final int INVALID = 0xdc00;

    private byte[] waiting = new byte[0];
    private char high;

    @Override
    public String read(byte[] piece) {
        byte[] bytes = joined(piece);
        var text = new StringBuilder(bytes.length);
        int at = 0;
        while (at < bytes.length) {
            int length = length(bytes[at]);
            int valid = length == 1 ? 1 : valid(bytes, at, length);
            if (valid == length) {
                append(text, bytes, at, length);
                at += length;
            } else if (at + valid == bytes.length && length > 1) {
                break;
            } else {
                text.append((char) (INVALID + (bytes[at] & 0xff)));
                at++;
            }
        }
        waiting = Arrays.copyOfRange(bytes, at, bytes.length);
        return text.toString();
    }

    private byte[] joined(byte[] piece) {
        if (waiting.length == 0) {
            return piece;
        }
        byte[] both = Arrays.copyOf(waiting, waiting.length + piece.length);
        System.arraycopy(piece, 0, both, waiting.length, piece.length);
        return both;
    }

    /** How many bytes a character has that begins with this one; 0 if none does. */
    private static int length(byte first) {
        int one = first & 0xff;
        if (one < 0x80) {
            return 1;
        } else if (one < 0xc2 || one > 0xf4) {
            return 0;
        }
        return one < 0xe0 ? 2 : one < 0xf0 ? 3 : 4;
    }

    /** How many bytes of a character are there and as they have to be; at least the first. */
    private static int valid(byte[] bytes, int at, int length) {
        int valid = 1;
        while (valid < length && at + valid < bytes.length && follows(bytes, at, valid)) {
            valid++;
        }
        return valid;
    }

    private static boolean follows(byte[] bytes, int at, int number) {
        int one = bytes[at + number] & 0xff;
        int first = bytes[at] & 0xff;
        int least = number > 1 ? 0x80 : first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
        int most = number > 1 ? 0xbf : first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
        return one >= least && one <= most;
    }

    private static void append(StringBuilder text, byte[] bytes, int at, int length) {
        int point = length == 1 ? bytes[at] : bytes[at] & (0xff >> (length + 1));
        for (int i = 1; i < length; i++) {
            point = (point << 6) | (bytes[at + i] & 0x3f);
        }
        text.appendCodePoint(point);
    }

    @Override
    public byte[] rest() {
        return waiting.clone();
    }

    @Override
    public void write(String text, ByteArrayOutputStream to) {
        int plain = 0;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (Character.isHighSurrogate(character)) {
                to.writeBytes(text.substring(plain, i).getBytes(StandardCharsets.UTF_8));
                high = character;
                plain = i + 1;
            } else if (Character.isLowSurrogate(character)) {
                to.writeBytes(text.substring(plain, i).getBytes(StandardCharsets.UTF_8));
                writeLow(character, to);
                plain = i + 1;
            }
        }
        to.writeBytes(text.substring(plain).getBytes(StandardCharsets.UTF_8));
    }

    /** The second half of a character, or an invalid byte if there was no first one. */
    private void writeLow(char low, ByteArrayOutputStream to) {
        if (high == 0) {
            to.write(low - INVALID);
        } else {
            to.writeBytes(new String(new char[] {high, low}).getBytes(StandardCharsets.UTF_8));
            high = 0;
        }
    }
}
