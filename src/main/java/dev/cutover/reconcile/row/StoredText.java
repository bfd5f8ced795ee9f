package dev.cutover.reconcile.row;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Texts of any length in the files of a comparison, and no text at all. Stateless and thread-safe. */
public final class StoredText {
    private static final int NONE = -1;

    private StoredText() {}

    public static void write(DataOutput out, @Nullable String text) throws IOException {
        if (text == null) {
            out.writeInt(NONE);
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    public static String read(DataInput in) throws IOException {
        String text = readNullable(in);
        if (text == null) {
            throw new IOException("a text is missing in a file of the comparison");
        }
        return text;
    }

    public static @Nullable String readNullable(DataInput in) throws IOException {
        int length = in.readInt();
        if (length == NONE) {
            return null;
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    public static void writeAll(DataOutput out, List<String> texts) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            write(out, text);
        }
    }

    public static List<String> readAll(DataInput in) throws IOException {
        int count = in.readInt();
        var texts = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            texts.add(read(in));
        }
        return texts;
    }
}
