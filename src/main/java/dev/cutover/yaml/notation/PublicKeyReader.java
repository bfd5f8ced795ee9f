package dev.cutover.yaml.notation;

import dev.cutover.yaml.shape.Unreadable;
import dev.cutover.yaml.shape.Written;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/** Public keys as OpenSSH writes them: type, base64, and a comment, which is dropped. */
public final class PublicKeyReader {
    private static final Pattern FORM =
            Pattern.compile("((?:sk-)?(?:ssh|ecdsa)-[a-z0-9@.-]+)\\s+([A-Za-z0-9+/]+={0,2})(?:\\s.*)?");

    public static final Written<String> PUBLIC_KEY = new Written<>(
            "public-key",
            "a public key such as \"ssh-ed25519 AAAA…\"",
            "^(sk-)?(ssh|ecdsa)-[a-z0-9@.-]+\\s+[A-Za-z0-9+/]+={0,2}(\\s.*)?$",
            PublicKeyReader::parse);

    private PublicKeyReader() {}

    private static String parse(String text) throws Unreadable {
        var matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new Unreadable(
                    "it is not in the expected format", "take the line of a file such as ~/.ssh/id_ed25519.pub");
        }
        if (!typeWithin(matcher.group(2)).equals(matcher.group(1))) {
            throw new Unreadable("it is cut off, or its type does not match", "copy the whole line of the .pub file");
        }
        return matcher.group(1) + " " + matcher.group(2);
    }

    /** The name of the type at the beginning of the key's bytes; empty if the rest is incomplete. */
    private static String typeWithin(String base64) {
        try {
            var bytes = ByteBuffer.wrap(Base64.getDecoder().decode(base64));
            String type = new String(field(bytes), StandardCharsets.US_ASCII);
            int fields = 0;
            while (bytes.hasRemaining()) {
                field(bytes);
                fields++;
            }
            return fields == 0 ? "" : type;
        } catch (IllegalArgumentException | BufferUnderflowException notWhole) {
            return "";
        }
    }

    /** Reads one field, which follows its length. */
    private static byte[] field(ByteBuffer bytes) {
        int length = bytes.getInt();
        if (length < 0 || length > bytes.remaining()) {
            throw new BufferUnderflowException();
        }
        var field = new byte[length];
        bytes.get(field);
        return field;
    }
}
