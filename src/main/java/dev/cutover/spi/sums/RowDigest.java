package dev.cutover.spi.sums;

import java.util.Arrays;
import java.util.Optional;

/** The digests that all supported systems have. They tell differences; they are no protection from a forger. */
public enum RowDigest {
    MD5("md5", "MD5"),
    /** Where a policy forbids MD5; only its first 128 bits are added up. */
    SHA_256("sha256", "SHA-256");

    private final String id;
    private final String algorithm;

    RowDigest(String id, String algorithm) {
        this.id = id;
        this.algorithm = algorithm;
    }

    public static Optional<RowDigest> named(String id) {
        return Arrays.stream(values()).filter(digest -> digest.id.equals(id)).findFirst();
    }

    /** As {@link java.security.MessageDigest} calls it. */
    public String algorithm() {
        return algorithm;
    }

    @Override
    public String toString() {
        return id;
    }
}
