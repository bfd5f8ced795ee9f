package dev.cutover.signature;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;

/**
 * What an armored signature of OpenSSH says of its key. Whether the key has made it is another question. Immutable.
 *
 * @param key the public key, {@code type base64}
 * @param fingerprint as {@code ssh-keygen -l} prints it, {@code SHA256:…}
 */
public record SshSignature(String key, String fingerprint) {
    static final String BEGIN = "-----BEGIN SSH SIGNATURE-----";
    private static final String END = "-----END SSH SIGNATURE-----";
    private static final String MAGIC = "SSHSIG";
    private static final int VERSION = 1;

    /** Empty if it is not an armored signature. */
    public static Optional<SshSignature> of(String armored) {
        String text = armored.strip();
        if (!text.startsWith(BEGIN) || !text.endsWith(END) || text.length() < BEGIN.length() + END.length()) {
            return Optional.empty();
        }
        try {
            String inner = text.substring(BEGIN.length(), text.length() - END.length());
            var blob = ByteBuffer.wrap(Base64.getDecoder().decode(inner.replaceAll("\\s", "")));
            var magic = new byte[MAGIC.length()];
            blob.get(magic);
            if (!new String(magic, US_ASCII).equals(MAGIC) || blob.getInt() != VERSION) {
                return Optional.empty();
            }
            var key = string(blob);
            String type = new String(string(ByteBuffer.wrap(key)), US_ASCII);
            return type.matches("[a-z0-9@.-]{1,64}")
                    ? Optional.of(
                            new SshSignature(type + " " + Base64.getEncoder().encodeToString(key), fingerprint(key)))
                    : Optional.empty();
        } catch (IllegalArgumentException | BufferUnderflowException notOne) {
            return Optional.empty();
        }
    }

    private static byte[] string(ByteBuffer blob) {
        int length = blob.getInt();
        if (length < 0 || length > blob.remaining()) {
            throw new BufferUnderflowException();
        }
        var bytes = new byte[length];
        blob.get(bytes);
        return bytes;
    }

    private static String fingerprint(byte[] key) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(key);
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
