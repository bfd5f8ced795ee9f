package dev.cutover.control;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;

/** Writes bytes to a channel to the last one. Stateless and thread-safe. */
final class WholeWrite {
    private WholeWrite() {}

    static void to(ByteChannel channel, byte[] bytes) throws IOException {
        var buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }
}
