package dev.cutover.reconcile.source;

import dev.cutover.reconcile.row.UnreadableSource;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What the first bytes of a file say of it. Stateless. */
final class FileBeginning {
    private static final int LOOKED_AT = 1 << 12;
    private static final int WORD = 16;

    /** Files that have other files or no rows in them, by their first bytes. */
    private static final List<Known> KNOWN = List.of(
            new Known(
                    "PK\u0003\u0004",
                    "is a spreadsheet of Excel (.xlsx) or a zip file: save the sheet as \"CSV UTF-8\", or"
                            + " unpack it"),
            new Known("\u00d0\u00cf\u0011\u00e0", "is a spreadsheet of Excel (.xls): save the sheet as \"CSV UTF-8\""),
            new Known(
                    "(\u00b5/\u00fd", "is compressed by zstd: unpack it first, as in zstd -dc FILE | cutover diff - …"),
            new Known("BZh", "is compressed by bzip2: unpack it first, as in bzip2 -dc FILE | cutover diff - …"),
            new Known("\u00fd7zXZ", "is compressed by xz: unpack it first, as in xz -dc FILE | cutover diff - …"),
            new Known("%PDF", "is a PDF, which has no rows"),
            new Known("PAR1", "is a Parquet file: export it as CSV or JSON lines"));

    private FileBeginning() {}

    /** A kind of file that is not read. */
    private record Known(String begin, String why) {
        boolean isOf(byte[] head) {
            byte[] bytes = begin.getBytes(StandardCharsets.ISO_8859_1);
            return head.length >= bytes.length && Arrays.equals(head, 0, bytes.length, bytes, 0, bytes.length);
        }
    }

    /**
     * Refuses what cannot have rows that are read here.
     *
     * @throws UnreadableSource with the reason, and what to do about it
     */
    static void require(byte[] head, String name) throws UnreadableSource {
        for (var known : KNOWN) {
            if (known.isOf(head)) {
                throw new UnreadableSource(name + " " + known.why());
            }
        }
        boolean isBigEndian = head.length >= 2 && head[0] == (byte) 0xfe && head[1] == (byte) 0xff;
        boolean isLittleEndian = head.length >= 2 && head[0] == (byte) 0xff && head[1] == (byte) 0xfe;
        if (isBigEndian || isLittleEndian) {
            throw new UnreadableSource(
                    name + " is UTF-16, as Excel's \"Unicode Text\" is: read it with --encoding UTF-16,"
                            + " or save it as \"CSV UTF-8\"");
        }
        for (int i = 0; i < Math.min(head.length, LOOKED_AT); i++) {
            if (head[i] == 0) {
                throw new UnreadableSource(name + " is no text: it has a zero byte");
            }
        }
        String word = word(head).toLowerCase(Locale.ROOT);
        if (word.startsWith("<!doctype") || word.startsWith("<html")) {
            throw new UnreadableSource(name + " is a page of HTML and has no rows; perhaps a page that asks for a login"
                    + " was saved in place of the export");
        } else if (word.startsWith("<?xml")) {
            throw new UnreadableSource(name + " is XML: export it as CSV or JSON lines");
        }
    }

    /** The place of the first sign that is no blank. */
    static int first(byte[] head) {
        int at = Utf8.isMarked(head, head.length) ? Utf8.MARK : 0;
        while (at < head.length && Character.isWhitespace(head[at])) {
            at++;
        }
        return at;
    }

    private static String word(byte[] head) {
        int at = first(head);
        return new String(head, at, Math.min(WORD, head.length - at), StandardCharsets.ISO_8859_1);
    }
}
