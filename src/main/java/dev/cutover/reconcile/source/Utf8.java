package dev.cutover.reconcile.source;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;

/** What the first bytes of a file say of its encoding. Stateless. */
final class Utf8 {
    /** The length of the mark that some programs begin a file of UTF-8 with. */
    static final int MARK = 3;

    private static final int LOOKED_AT = 1 << 12;

    private Utf8() {}

    /** Whether bytes begin with the mark. */
    static boolean isMarked(byte[] bytes, int size) {
        return size >= MARK && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb && bytes[2] == (byte) 0xbf;
    }

    /**
     * Where the first bytes of a file are no UTF-8.
     *
     * @param isWhole whether the file ends with them; else a letter may be cut off there
     * @return the place, or -1 if they are
     */
    static int firstForeign(byte[] head, boolean isWhole) {
        var in = ByteBuffer.wrap(head);
        var decoder = StandardCharsets.UTF_8.newDecoder();
        var letters = CharBuffer.allocate(LOOKED_AT);
        while (true) {
            letters.clear();
            var result = decoder.decode(in, letters, isWhole);
            if (result.isError()) {
                return in.position();
            } else if (result.isUnderflow()) {
                return -1;
            }
        }
    }
}
