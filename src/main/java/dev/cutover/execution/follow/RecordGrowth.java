package dev.cutover.execution.follow;

import dev.cutover.journal.Home;
import dev.cutover.journal.RecordReader;
import dev.cutover.journal.disk.JournalException;
import dev.cutover.problem.FileTrouble;
import dev.cutover.run.RunId;
import dev.cutover.run.fact.Event;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What is added to a record. Looks at the file's size alone until that has changed, and keeps no events, however many
 * come at once. Not thread-safe.
 */
final class RecordGrowth {
    /** So many events are handed on together at most. */
    private static final int TOGETHER = 1_000;

    private final Home home;
    private final RunId run;
    private final RecordReader reader;
    private long size = -1;

    RecordGrowth(Home home, RunId run) {
        this.home = home;
        this.run = run;
        this.reader = home.reader(run);
    }

    /**
     * Hands on what was added since the last call, in order and in parts; false if nothing was. An end that is not
     * whole yet is left for the next call.
     *
     * @throws JournalException if the record is gone, has become shorter, or its chain is broken
     */
    boolean read(Consumer<List<Event>> to) {
        long length = length();
        if (length == size) {
            return false;
        }
        if (length < reader.length()) {
            throw new JournalException(
                    "the record of run " + run + " has become shorter: it was changed after it was written",
                    "`cutover verify " + run + "` says how far it can be trusted");
        }
        long before = reader.seq();
        var part = new ArrayList<Event>();
        reader.read(line -> {
            part.add(line.event());
            if (part.size() == TOGETHER) {
                handOn(part, to);
            }
        });
        handOn(part, to);
        size = length;
        return reader.seq() > before;
    }

    private static void handOn(List<Event> part, Consumer<List<Event>> to) {
        if (!part.isEmpty()) {
            to.accept(List.copyOf(part));
            part.clear();
        }
    }

    private long length() {
        var record = home.folder(run).record();
        try {
            return home.disk().length(record);
        } catch (NoSuchFileException e) {
            throw new JournalException(
                    "the record of run " + run + " is gone: " + record + " does not exist any more",
                    "somebody has moved or removed the run's folder; `cutover runs` lists those that are there",
                    e);
        } catch (IOException e) {
            throw new JournalException("cannot read " + record + ": " + FileTrouble.words(e, record), "", e);
        }
    }
}
