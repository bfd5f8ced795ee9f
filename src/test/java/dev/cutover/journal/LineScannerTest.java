package dev.cutover.journal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class LineScannerTest {

    @Test
    void whatAWriterAddsAfterTheEndWasSeenIsForTheNextReading() throws IOException {
        var lines = new LineScanner(growing("one\ntw", "", "o\nthree\n"));

        assertThat(lines.next()).isTrue();
        assertThat(lines.next()).as("the end, for now").isFalse();
        assertThat(new String(lines.rest(), US_ASCII)).isEqualTo("tw");
    }

    @Test
    void theRestBehindALineIsAllThatFollowsIt() throws IOException {
        var lines = new LineScanner(growing("one\ntwo\n", "three\n"));

        assertThat(lines.next()).isTrue();
        assertThat(new String(lines.rest(), US_ASCII)).isEqualTo("one\ntwo\nthree\n");
    }

    /** A file that ends where an empty part stands, for whoever looks just then. */
    private static InputStream growing(String... parts) {
        Queue<String> left = new ArrayDeque<>(List.of(parts));
        return new InputStream() {
            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] into, int at, int length) {
                String part = left.poll();
                if (part == null || part.isEmpty()) {
                    return -1;
                }
                byte[] bytes = part.getBytes(US_ASCII);
                System.arraycopy(bytes, 0, into, at, bytes.length);
                return bytes.length;
            }
        };
    }
}
