package dev.cutover.query.snapshot;

import dev.cutover.journal.RecordReader;
import dev.cutover.run.fact.Event;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a record has beyond a snapshot. Read on a thread of its own while the snapshot is: to check the line where the
 * two meet takes nearly as long. Confined to the thread that began it.
 */
final class RestOfRecord {
    private final RecordReader reader;
    private final RecordReader.RecordEnd known;
    private final List<Event> read = new ArrayList<>();
    private final Thread thread;
    private @Nullable Throwable failure;
    private boolean fits;
    private boolean done;

    private RestOfRecord(RecordReader reader, RecordReader.RecordEnd known) {
        this.reader = reader;
        this.known = known;
        this.thread = new Thread(this::read, "rest of the record");
        thread.setDaemon(true);
    }

    /**
     * Begins to read.
     *
     * @param known where the record ended when the snapshot was taken
     */
    static RestOfRecord read(RecordReader reader, RecordReader.RecordEnd known) {
        var rest = new RestOfRecord(reader, known);
        rest.thread.start();
        return rest;
    }

    private void read() {
        try {
            fits = reader.skipTo(known);
            if (fits && !reader.isAtTheEnd()) {
                reader.read(line -> read.add(line.event()));
            }
            done = true;
        } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError | LinkageError e) {
            // Whatever it is, nobody sees it: the usual way reads the record, and says what there is to say.
            failure = e;
        }
    }

    /** The events, in order, once they are read. */
    List<Event> events() throws UnfitSnapshot {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnfitSnapshot("there was no time to read the record", e);
        }
        if (failure != null) {
            throw new UnfitSnapshot("the record cannot be read there", failure);
        }
        if (!done) {
            throw new UnfitSnapshot("the record could not be read to its end");
        }
        if (!fits) {
            throw new UnfitSnapshot("the record has another line there");
        }
        return read;
    }

    /** The hash of the last line, once the events are read. */
    String head() {
        return reader.head();
    }
}
