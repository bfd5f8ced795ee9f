package dev.cutover.connector.files;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The content that a file had when it was opened, and nothing that is appended later: a reader of a file whose writer
 * is as quick as itself would never come to an end. Used by one thread.
 */
final class PresentContent extends InputStream {
    private final InputStream file;
    private long left;

    private PresentContent(InputStream file, long left) {
        this.file = file;
        this.left = left;
    }

    /** As UTF-8 text, in which a byte that is none is an error. */
    static BufferedReader read(Path file) throws IOException {
        var content = new PresentContent(Files.newInputStream(file), Files.size(file));
        return new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8.newDecoder()));
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
        if (left == 0) {
            return -1;
        }
        int count = file.read(into, from, (int) Math.min(most, left));
        left = count < 0 ? 0 : left - count;
        return count;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
