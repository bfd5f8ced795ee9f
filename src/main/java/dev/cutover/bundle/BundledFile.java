package dev.cutover.bundle;

import dev.cutover.journal.Sha256;
import java.util.regex.Pattern;

/**
 * A file of an export, as its manifest has it. Immutable.
 *
 * @param path within the export, with {@code /} between folders
 * @param size in bytes
 * @param sha256 in hex
 */
record BundledFile(String path, long size, String sha256) {
    /** As long as a name in a tar header may be. */
    static final int LONGEST_PATH = 100;

    /** As large as a tar header can say: 8 GiB less a byte. */
    static final long LARGEST = 077777777777L;

    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)*");

    BundledFile {
        if (!isPath(path)) {
            throw new IllegalArgumentException("not a path of an export: '" + path + "'");
        }
        if (size < 0 || size > LARGEST) {
            throw new IllegalArgumentException("not a size of a file: " + size);
        }
        if (!Sha256.isHex(sha256)) {
            throw new IllegalArgumentException("not a SHA-256: '" + sha256 + "'");
        }
    }

    /** No part of a path begins with a dot, so none leads out of the export and none is hidden. */
    static boolean isPath(String path) {
        return path.length() <= LONGEST_PATH && PATH.matcher(path).matches();
    }
}
