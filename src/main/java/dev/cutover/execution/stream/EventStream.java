package dev.cutover.execution.stream;

import dev.cutover.journal.Home;
import dev.cutover.journal.RecordReader;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.RunId;
import dev.cutover.words.Durations;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Writes the events of a run as JSON lines, on a thread of its own. That thread reads them from the record, so nothing
 * is kept in memory for a reader who is slow, nothing is left out, and the run never waits. If the lines cannot be
 * written, they are given up, which is told once; the run and its exit code are the same as without them. Thread-safe.
 */
public final class EventStream implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** So many times the patience with a reader is the patience with the disk that the record is read from. */
    private static final int OF_THE_DISK = 6;

    private final StreamProgress progress;
    private final Thread thread;
    private final Duration patience;

    /**
     * Starts writing with the first line, which names the run.
     *
     * @param from the number of the first event to write
     * @param trouble gets one sentence if the lines are given up, on any thread
     */
    public EventStream(Home home, RunId run, OutputStream out, long from, Consumer<String> trouble) {
        this(home.reader(run), run, out, from, new StreamProgress(run, from, trouble));
    }

    private EventStream(RecordReader reader, RunId run, OutputStream out, long from, StreamProgress progress) {
        this(new StreamWriter(reader, run, out, from, progress), progress, PATIENCE);
    }

    EventStream(Runnable streamWriter, StreamProgress progress, Duration patience) {
        this.progress = progress;
        this.patience = patience;
        this.thread = new Thread(streamWriter, "cutover-json-lines");
        thread.setDaemon(true);
        thread.start();
    }

    /** The events up to this number are on record. */
    public void upTo(long seq) {
        progress.upTo(seq);
    }

    /** From now on all that is on record is written; it is looked for twice a second, for a run of another process. */
    public void follow() {
        progress.upTo(StreamProgress.EVERYTHING);
    }

    /** Adds the last line behind the events so far. Only the first call counts. */
    public void end(ExitCode exit, List<String> words) {
        progress.end(new StreamProgress.Ending(exit, List.copyOf(words)));
    }

    /**
     * Writes what is left; gives up if the reader takes nothing for ten seconds, or nothing can be read from the record
     * for a minute.
     */
    @Override
    public void close() {
        progress.close();
        try {
            int silent = 0;
            boolean wasWriting;
            do {
                wasWriting = progress.isWriting();
                long written = progress.written();
                thread.join(patience.toMillis());
                silent = progress.written() > written ? 0 : silent + 1;
            } while (thread.isAlive() && silent < (wasWriting ? 1 : OF_THE_DISK));
            if (thread.isAlive()) {
                progress.giveUp(
                        wasWriting
                                ? "nobody has read them for " + Durations.words(patience)
                                : "the record could not be read on for "
                                        + Durations.words(patience.multipliedBy(OF_THE_DISK)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            progress.giveUp("interrupted");
        }
    }
}
