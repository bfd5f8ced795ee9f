package dev.cutover.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Appends to a file and forces it, so many times in a row. */
final class ForceLoop {
    /** Of the size of a few events. */
    private static final int BYTES = 1_000;

    private ForceLoop() {}

    /** Seconds for each. */
    static double seconds(Path folder, int times) throws IOException {
        Files.createDirectories(folder);
        var file = folder.resolve("forced");
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            long begun = System.nanoTime();
            for (int i = 0; i < times; i++) {
                channel.write(ByteBuffer.allocate(BYTES));
                channel.force(false);
            }
            return (System.nanoTime() - begun) / 1e9 / times;
        } finally {
            Files.delete(file);
        }
    }
}
