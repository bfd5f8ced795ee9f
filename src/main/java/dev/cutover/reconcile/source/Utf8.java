package dev.cutover.reconcile.source;

import dev.cutover.reconcile.row.UnreadableSource;

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
     * Refuses what is no UTF-8 at the first sight.
     *
     * @throws UnreadableSource with the reason, and what to do about it
     */
    static void require(byte[] head, String name) throws UnreadableSource {
        boolean isBigEndian = head.length >= 2 && head[0] == (byte) 0xfe && head[1] == (byte) 0xff;
        boolean isLittleEndian = head.length >= 2 && head[0] == (byte) 0xff && head[1] == (byte) 0xfe;
        if (isBigEndian || isLittleEndian) {
            throw new UnreadableSource(name + " is UTF-16, as Excel's \"Unicode Text\" is; save it as \"CSV UTF-8\", or"
                    + " convert it: iconv -f UTF-16 -t UTF-8");
        }
        for (int i = 0; i < Math.min(head.length, LOOKED_AT); i++) {
            if (head[i] == 0) {
                throw new UnreadableSource(name + " is no text: it has a zero byte");
            }
        }
    }
}
