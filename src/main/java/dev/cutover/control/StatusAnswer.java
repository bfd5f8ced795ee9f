package dev.cutover.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.util.Optional;

/**
 * The answer to a {@link StatusQuestion} on its way: a line with the runner's build and the length in bytes, then the
 * answer itself. One that is torn, or of another build, is none. Stateless and thread-safe.
 */
final class StatusAnswer {
    private static final String FIRST = "status\t";
    private static final int BUFFER = 1 << 16;

    /** More than the status of a runbook with ten thousand steps. */
    private static final int MOST_BYTES = 1 << 26;

    private StatusAnswer() {}

    static void write(ByteChannel channel, String build, String answer) throws IOException {
        var bytes = answer.getBytes(UTF_8);
        WholeWrite.to(channel, (FIRST + build + "\t" + bytes.length + "\n").getBytes(UTF_8));
        WholeWrite.to(channel, bytes);
    }

    /** Reads to the end of the channel; empty if that is not one whole answer of this build. */
    static Optional<String> read(ByteChannel channel, String build) throws IOException {
        var received = new ByteArrayOutputStream(BUFFER);
        var buffer = ByteBuffer.allocate(BUFFER);
        while (channel.read(buffer) >= 0 && received.size() <= MOST_BYTES) {
            received.write(buffer.array(), 0, buffer.position());
            buffer.clear();
        }
        return whole(received.toByteArray(), FIRST + build + "\t");
    }

    private static Optional<String> whole(byte[] received, String first) {
        int end = 0;
        while (end < received.length && received[end] != '\n') {
            end++;
        }
        String expected = first + Math.max(0, received.length - end - 1);
        return new String(received, 0, end, UTF_8).equals(expected) && end < received.length
                ? Optional.of(new String(received, end + 1, received.length - end - 1, UTF_8))
                : Optional.empty();
    }
}
