package dev.cutover.bundle;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/**
 * The header of a file in an export: the {@code ustar} form, and only one header for each file. Owner, group and mode
 * are the same everywhere, so that an export shows nothing of the machine that made it. Immutable.
 *
 * @param folder the folder that the export unpacks to
 * @param path within that folder
 * @param size in bytes
 * @param modified in seconds since 1970
 */
record TarHeader(String folder, String path, long size, long modified) {
    /** A header's length, and what the length of each file is filled up to. */
    static final int BLOCK = 512;

    private static final int NAME = 0;
    private static final int SIZE = 124;
    private static final int MODIFIED = 136;
    private static final int CHECKSUM = 148;
    private static final int PREFIX = 345;
    private static final int NAME_LENGTH = 100;
    private static final int PREFIX_LENGTH = 155;
    private static final int NUMBER_LENGTH = 11;

    byte[] bytes() {
        var block = new byte[BLOCK];
        put(block, NAME, path);
        put(block, 100, "0000644");
        put(block, 108, "0000000");
        put(block, 116, "0000000");
        put(block, SIZE, octal(size, NUMBER_LENGTH));
        put(block, MODIFIED, octal(modified, NUMBER_LENGTH));
        put(block, CHECKSUM, "        ");
        put(block, 156, "0");
        put(block, 257, "ustar\00000");
        put(block, 329, "0000000");
        put(block, 337, "0000000");
        put(block, PREFIX, folder);
        int sum = 0;
        for (byte each : block) {
            sum += each & 0xff;
        }
        put(block, CHECKSUM, octal(sum, 6) + "\0 ");
        return block;
    }

    /**
     * The header that stands at the beginning of an archive, about which nothing is known yet.
     *
     * @throws UnsoundExport if it is not one that would be written here
     */
    static TarHeader read(byte[] block) {
        if (block.length < BLOCK) {
            throw notOurs();
        }
        try {
            var read = new TarHeader(
                    text(block, PREFIX, PREFIX_LENGTH),
                    text(block, NAME, NAME_LENGTH),
                    Long.parseLong(text(block, SIZE, NUMBER_LENGTH), 8),
                    Long.parseLong(text(block, MODIFIED, NUMBER_LENGTH), 8));
            if (read.size >= 0 && read.modified >= 0 && Arrays.equals(read.bytes(), block)) {
                return read;
            }
        } catch (NumberFormatException none) {
            throw notOurs();
        }
        throw notOurs();
    }

    private static UnsoundExport notOurs() {
        return new UnsoundExport("it does not begin with the manifest of an export");
    }

    /** The name in a header that somebody else may have written. */
    static String nameIn(byte[] block) {
        String folder = text(block, PREFIX, PREFIX_LENGTH);
        return (folder.isEmpty() ? "" : folder + "/") + text(block, NAME, NAME_LENGTH);
    }

    /** How many zeros follow a file of this size. */
    static int padding(long size) {
        return (int) ((BLOCK - size % BLOCK) % BLOCK);
    }

    private static void put(byte[] block, int at, String text) {
        var bytes = text.getBytes(US_ASCII);
        System.arraycopy(bytes, 0, block, at, bytes.length);
    }

    private static String octal(long number, int digits) {
        String octal = Long.toOctalString(number);
        return "0".repeat(Math.max(0, digits - octal.length())) + octal;
    }

    private static String text(byte[] block, int at, int length) {
        int end = at;
        while (end < at + length && block[end] != 0) {
            end++;
        }
        return new String(block, at, end - at, ISO_8859_1);
    }
}
