package dev.cutover.journal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;

/** Chains lines: a line's hash is the SHA-256 of the hash before it, in hex, and its own bytes. Not thread-safe. */
final class HashChain {
    /** The hash before the first line. */
    static final String START = "0".repeat(RecordLayout.HASH_LENGTH);

    private final MessageDigest sha256 = Sha256.begin();
    private String head;
    private byte[] headBytes;

    HashChain(String head) {
        this.head = head;
        this.headBytes = head.getBytes(US_ASCII);
    }

    String head() {
        return head;
    }

    /** The hash that these bytes would have as the next line. */
    String next(byte[] bytes, int from, int length) {
        sha256.update(headBytes);
        sha256.update(bytes, from, length);
        return Sha256.hex(sha256);
    }

    /** Whether the line here is the next one of the chain. */
    boolean leadsTo(LineScanner line) {
        if (!RecordLayout.isLine(line.bytes(), line.from(), line.to())) {
            return false;
        }
        int json = line.from() + RecordLayout.JSON_AT;
        return next(line.bytes(), json, line.to() - json).equals(RecordLayout.hash(line));
    }

    void moveTo(String hash) {
        head = hash;
        headBytes = hash.getBytes(US_ASCII);
    }
}
