package dev.cutover.bundle;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.cutover.journal.Sha256;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * The end of an export: an empty member of the gzip format with a comment that has the SHA-256 of all that precedes it.
 * Programs that unpack skip it. Without it some bits of a compressed file mean nothing and could be changed unseen;
 * with it every byte of the file counts, and a file that was cut off is known at once. Stateless and thread-safe.
 */
final class ExportSeal {
    private static final byte[] BEGIN = {0x1f, (byte) 0x8b, 8, 0x10, 0, 0, 0, 0, 0, (byte) 0xff};
    private static final String COMMENT = "cutover-export sha256:";

    /** An empty block, the checksum of nothing, and its length. */
    private static final byte[] END = {3, 0, 0, 0, 0, 0, 0, 0, 0, 0};

    static final int LENGTH = BEGIN.length + COMMENT.length() + 64 + 1 + END.length;

    private ExportSeal() {}

    /** The seal after the content that has this digest so far. */
    static byte[] of(MessageDigest content) {
        var comment = (COMMENT + Sha256.soFar(content) + "\0").getBytes(US_ASCII);
        var seal = Arrays.copyOf(BEGIN, LENGTH);
        System.arraycopy(comment, 0, seal, BEGIN.length, comment.length);
        System.arraycopy(END, 0, seal, BEGIN.length + comment.length, END.length);
        return seal;
    }

    /** Whether these bytes are a seal, of whatever content. */
    static boolean isOne(byte[] bytes) {
        int comment = BEGIN.length + COMMENT.length();
        return bytes.length == LENGTH
                && Arrays.equals(bytes, 0, BEGIN.length, BEGIN, 0, BEGIN.length)
                && new String(bytes, BEGIN.length, COMMENT.length(), US_ASCII).equals(COMMENT)
                && Sha256.isHex(new String(bytes, comment, 64, US_ASCII))
                && bytes[comment + 64] == 0
                && Arrays.equals(bytes, comment + 65, LENGTH, END, 0, END.length);
    }
}
