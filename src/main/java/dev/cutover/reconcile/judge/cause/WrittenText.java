package dev.cutover.reconcile.judge.cause;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Texts of any length in a file, and no text at all. Stateless and thread-safe. */
public final class WrittenText {
    private static final int NONE = -1;

    private WrittenText() {}

    public static void write(DataOutput out, @Nullable String text) throws IOException {
        if (text == null) {
            out.writeInt(NONE);
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** A text that is there. */
    public static String read(DataInput in) throws IOException {
        String text = readOrNone(in);
        if (text == null) {
            throw new IOException("a text is missing in a file of the comparison");
        }
        return text;
    }

    public static @Nullable String readOrNone(DataInput in) throws IOException {
        int length = in.readInt();
        if (length == NONE) {
            return null;
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
