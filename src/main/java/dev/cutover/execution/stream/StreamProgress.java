package dev.cutover.execution.stream;

import dev.cutover.problem.ExitCode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a stream may write and what it has written, between the run's thread and the writer's. Thread-safe. */
final class StreamProgress {
    /** As far as the record goes. */
    static final long EVERYTHING = Long.MAX_VALUE;

    private static final long BETWEEN_LOOKS_MILLIS = 500;

    private final Consumer<String> trouble;
    private final CountDownLatch closing = new CountDownLatch(1);
    private long durable;
    private long sent;
    private long written;
    private long writtenBefore = -1;
    private boolean writing;
    private boolean closed;
    private boolean givenUp;
    private @Nullable Ending ending;

    /** The last line. */
    record Ending(ExitCode exit, List<String> words) {}

    /**
     * What to do next.
     *
     * @param upTo the last event that may be written
     * @param isLast whether nothing follows but the ending
     */
    record Task(long upTo, boolean isLast, Optional<Ending> ending) {}

    StreamProgress(long from, Consumer<String> trouble) {
        this.durable = from - 1;
        this.sent = from - 1;
        this.trouble = trouble;
    }

    synchronized void upTo(long seq) {
        durable = Math.max(durable, seq);
        notifyAll();
    }

    synchronized void end(Ending last) {
        ending = ending == null ? last : ending;
        notifyAll();
    }

    synchronized void close() {
        closed = true;
        closing.countDown();
        notifyAll();
    }

    /** Waits until there is something to do. */
    Task next() throws InterruptedException {
        if (hasFoundNothing()) {
            var unused = closing.await(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS);
        }
        return awaited();
    }

    private synchronized boolean hasFoundNothing() {
        return durable > sent && written == writtenBefore;
    }

    private synchronized Task awaited() throws InterruptedException {
        while (durable <= sent && !closed) {
            wait();
        }
        writtenBefore = written;
        return new Task(durable, closed, Optional.ofNullable(ending));
    }

    /** A line is about to be written: from now on the reader is waited for, and not this machine. */
    synchronized void writes() {
        writing = true;
    }

    synchronized boolean isWriting() {
        return writing;
    }

    /** A line has been written. */
    synchronized void wrote(long seq) {
        sent = Math.max(sent, seq);
        written++;
        writing = false;
    }

    synchronized long written() {
        return written;
    }

    /** Nothing more is written; says so once. */
    void giveUp(String why) {
        if (isFirstGivenUp()) {
            trouble.accept("the JSON lines on standard output end " + after() + ": " + why
                    + "; the run is not affected, and its record has all events");
        }
    }

    synchronized boolean isGivenUp() {
        return givenUp;
    }

    private synchronized boolean isFirstGivenUp() {
        boolean first = !givenUp;
        givenUp = true;
        return first;
    }

    private synchronized String after() {
        return sent == 0 ? "before the first event" : "after event " + sent;
    }
}
