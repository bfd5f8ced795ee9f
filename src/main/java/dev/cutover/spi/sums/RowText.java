package dev.cutover.spi.sums;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The text of a row and its digest, as every system has to write them. Stateless. */
public final class RowText {
    private static final byte NO_VALUE = '-';
    private static final byte AFTER_LENGTH = ':';

    private RowText() {}

    /** The text in UTF-8 of a row with these values, which are in their forms; null is no value. */
    public static byte[] of(List<? extends @Nullable String> values) {
        var text = new ByteArrayOutputStream();
        for (var value : values) {
            if (value == null) {
                text.write(NO_VALUE);
            } else {
                byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
                text.writeBytes(Integer.toString(bytes.length).getBytes(StandardCharsets.US_ASCII));
                text.write(AFTER_LENGTH);
                text.writeBytes(bytes);
            }
        }
        return text.toByteArray();
    }

    /** The first four words of a row's digest. */
    public static BucketSum.Words words(RowDigest digest, List<? extends @Nullable String> values) {
        var bytes = ByteBuffer.wrap(digest(digest).digest(of(values)));
        return new BucketSum.Words(word(bytes), word(bytes), word(bytes), word(bytes));
    }

    private static long word(ByteBuffer bytes) {
        return Integer.toUnsignedLong(bytes.getInt());
    }

    private static MessageDigest digest(RowDigest digest) {
        try {
            return MessageDigest.getInstance(digest.algorithm());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no " + digest + ": choose the other digest", e);
        }
    }
}
