package dev.cutover.cli.runlog;

import dev.cutover.journal.RunFolder;
import dev.cutover.runlog.LogEntry;
import dev.cutover.runlog.RunLogReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * The entries that somebody wants to see. However long the log is, no more of them are held than are asked for from its
 * end. Not thread-safe.
 *
 * @param last how many of them at most, the newest; {@link #ALL} for all
 */
record LogEntries(RunFolder folder, LogSelection selection, int last) {
    static final int ALL = Integer.MAX_VALUE;

    /** Gives one after the other, oldest first. */
    void each(Consumer<LogEntry> reader) throws IOException {
        if (last == ALL) {
            read(reader);
            return;
        }
        Deque<LogEntry> newest = new ArrayDeque<>();
        read(entry -> {
            newest.add(entry);
            if (newest.size() > last) {
                newest.remove();
            }
        });
        newest.forEach(reader);
    }

    private void read(Consumer<LogEntry> reader) throws IOException {
        RunLogReader.read(folder, entry -> {
            if (selection.has(entry)) {
                reader.accept(entry);
            }
        });
    }
}
