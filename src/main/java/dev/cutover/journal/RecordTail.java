package dev.cutover.journal;

import dev.cutover.journal.codec.EventCodec;
import dev.cutover.journal.codec.UnreadableFact;
import dev.cutover.journal.disk.Disk;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.RunOutcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;

/**
 * The last lines of a record, read without the others, so that a search for the open run need not read every record.
 * Checks the chain of these lines only.
 */
final class RecordTail {
    /** Enough for the end of a run and the few lines after it. */
    private static final int WINDOW = 1 << 15;

    private static final int LINES = 8;

    private final Disk disk;
    private final Path file;

    RecordTail(Disk disk, Path file) {
        this.disk = disk;
        this.file = file;
    }

    /**
     * Whether the run has surely ended: its end stands among the last lines, nobody has asked for a rollback since, and
     * nothing about these lines is odd. False says nothing.
     */
    boolean hasSurelyEnded() {
        try {
            var facts = new ArrayList<Fact>();
            for (String json : newestFirst()) {
                facts.add(EventCodec.OF_FACTS.read(json).fact());
            }
            return RunOutcome.isLast(facts);
        } catch (IOException | UnreadableFact odd) {
            return false;
        }
    }

    private Deque<String> newestFirst() throws IOException {
        long from = Math.max(0, disk.length(file) - WINDOW);
        try (var in = disk.read(file, from)) {
            return newestFirst(in, from == 0);
        }
    }

    /** None if anything is odd about them. */
    private static Deque<String> newestFirst(InputStream in, boolean fromTheStart) throws IOException {
        var found = new ArrayDeque<String>();
        var lines = new LineScanner(in);
        // A line that began before the window is skipped, and the one after it cannot be checked.
        String before = fromTheStart || !lines.next() ? HashChain.START : "";
        boolean more = false;
        while (lines.next()) {
            if (!follows(before, lines)) {
                return new ArrayDeque<>();
            }
            before = RecordLayout.hash(lines);
            more = RecordLayout.saysMore(lines.bytes(), lines.from(), lines.to());
            found.addFirst(RecordLayout.json(lines));
            if (found.size() > LINES) {
                found.removeLast();
            }
        }
        return more || lines.rest().length > 0 ? new ArrayDeque<>() : found;
    }

    /** @param before the hash of the line before; empty if that is not known */
    private static boolean follows(String before, LineScanner lines) {
        return before.isEmpty()
                ? RecordLayout.isLine(lines.bytes(), lines.from(), lines.to())
                : new HashChain(before).leadsTo(lines);
    }
}
