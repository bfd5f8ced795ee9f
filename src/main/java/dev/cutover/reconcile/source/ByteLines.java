package dev.cutover.reconcile.source;

/** Lines of text in an array of bytes. Stateless and thread-safe. */
final class ByteLines {
    private ByteLines() {}

    /** Where the line that begins at {@code from} ends, without its line feed; the limit if it does not end before. */
    static int end(byte[] bytes, int from, int limit) {
        int at = from;
        while (at < limit && bytes[at] != '\n') {
            at++;
        }
        return at;
    }

    /** Whether there is nothing but white space. */
    static boolean isBlank(byte[] bytes, int from, int end) {
        for (int i = from; i < end; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\r' && bytes[i] != '\t') {
                return false;
            }
        }
        return true;
    }
}
