package dev.cutover.journal.glance;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cutover.journal.RunFolder;
import dev.cutover.journal.disk.Disk;
import java.io.IOException;

/** The end of a record, seen without decoding it. Stateless and thread-safe. */
public final class RecordGlance {
    /** Longer than the line of an end: its reason is a sentence or two. */
    private static final int WINDOW = 1 << 13;

    /** Cannot stand within a text of JSON, where the quotation marks would be escaped. */
    private static final String END = ",\"type\":\"RUN_ENDED\",";

    private RecordGlance() {}

    /** Whether the last line says that the run has ended. False says nothing. */
    public static boolean endsWithItsEnd(Disk disk, RunFolder folder) {
        try {
            long from = Math.max(0, disk.length(folder.record()) - WINDOW);
            try (var in = disk.read(folder.record(), from)) {
                String tail = new String(in.readAllBytes(), UTF_8);
                int line = tail.lastIndexOf('\n', tail.length() - 2);
                return line >= 0 && tail.endsWith("\n") && tail.indexOf(END, line) >= 0;
            }
        } catch (IOException e) {
            return false;
        }
    }
}
