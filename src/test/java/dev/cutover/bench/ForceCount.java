package dev.cutover.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jdk.jfr.consumer.RecordingFile;

/** Counts the forced writes of a Java process by the events that its own flight recorder keeps of them. */
final class ForceCount {
    private final Path file;

    /** @param file where the recording goes; its folder is there */
    ForceCount(Path file) {
        this.file = file;
    }

    /** Options for the process that is to be counted. */
    String options() {
        return "-XX:StartFlightRecording:filename=" + file + ",settings=none,+jdk.FileForce#enabled=true";
    }

    /** How many there were, once the process has ended. */
    long count() throws IOException {
        long count = 0;
        try (var recording = new RecordingFile(file)) {
            while (recording.hasMoreEvents()) {
                count += recording.readEvent().getEventType().getName().equals("jdk.FileForce") ? 1 : 0;
            }
        } finally {
            Files.delete(file);
        }
        return count;
    }
}
