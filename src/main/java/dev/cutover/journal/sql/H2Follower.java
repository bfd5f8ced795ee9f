package dev.cutover.journal.sql;

import dev.cutover.journal.Follower;
import dev.cutover.journal.RecordLine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Copies lines on a thread of its own. Its queue has an end: a runner that is far ahead waits. */
final class H2Follower implements Follower {
    private static final int WRITES_AHEAD = 10_000;
    private static final int TOGETHER = 2_000;
    private static final long LULL_MILLIS = 100;
    private static final long PATIENCE_MILLIS = 100;
    private static final long LAST_PATIENCE_MILLIS = 30_000;
    private static final List<RecordLine> END = List.of();

    private final H2Following settings;
    private final Opening opening;
    private final BlockingQueue<List<RecordLine>> queue = new ArrayBlockingQueue<>(WRITES_AHEAD);
    private final CountDownLatch worthIt = new CountDownLatch(1);
    private final AtomicReference<@Nullable String> trouble = new AtomicReference<>();
    private final Thread thread = new Thread(this::work, "journal-copy");
    private volatile boolean ended;
    private final AtomicInteger seen = new AtomicInteger();

    /** Makes the database ready for the lines to come. */
    @FunctionalInterface
    private interface Opening {
        JournalDatabase open() throws IOException;
    }

    private H2Follower(H2Following settings, Opening opening) {
        this.settings = settings;
        this.opening = opening;
        thread.setDaemon(true);
    }

    /** Goes on with a copy that has everything so far. */
    static H2Follower open(JournalDatabase database, H2Following settings) {
        var follower = new H2Follower(settings, () -> database);
        follower.worthIt.countDown();
        follower.seen.set(settings.soon());
        follower.thread.start();
        return follower;
    }

    /** Makes a copy once that is worth its while. */
    static H2Follower later(CopyFile file, List<RecordLine> recorded, H2Following settings) {
        var soFar = List.copyOf(recorded);
        var follower = new H2Follower(settings, () -> file.open(soFar, notice -> {}));
        follower.thread.start();
        return follower;
    }

    @Override
    public void follow(List<RecordLine> lines) {
        put(lines);
        if (seen.addAndGet(lines.size()) >= settings.soon()) {
            worthIt.countDown();
        }
    }

    private void put(List<RecordLine> lines) {
        try {
            boolean taken = false;
            while (!taken && !ended) {
                taken = queue.offer(lines, PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            // A copy with a gap would be worse than one that ends here.
            ended = true;
            trouble.set("the copy in H2 was left behind; it is brought up to date at the next opening");
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        try {
            boolean timeIsUp = !worthIt.await(settings.grace().toMillis(), TimeUnit.MILLISECONDS);
            if (timeIsUp || seen.get() >= settings.soon()) {
                try (var database = opening.open()) {
                    copy(database);
                }
            }
        } catch (InterruptedException | IOException | RuntimeException e) {
            trouble.set("the copy in H2 was given up (" + CopyFile.firstLine(e)
                    + "); it is brought up to date or made anew at the next opening");
        } finally {
            ended = true;
        }
    }

    /** The more lines at once, the less each costs the disk and the processor that the run needs itself. */
    private void copy(JournalDatabase database) throws InterruptedException {
        for (var lines = queue.take(); !lines.isEmpty() && !ended; lines = queue.take()) {
            var together = new ArrayList<>(lines);
            var next = queue.poll(LULL_MILLIS, TimeUnit.MILLISECONDS);
            while (next != null && !next.isEmpty() && together.size() < TOGETHER) {
                together.addAll(next);
                next = queue.poll(LULL_MILLIS, TimeUnit.MILLISECONDS);
            }
            if (next != null) {
                together.addAll(next);
            }
            database.add(together);
            if (next != null && next.isEmpty()) {
                return;
            }
        }
    }

    @Override
    public Optional<String> trouble() {
        return Optional.ofNullable(trouble.getAndSet(null));
    }

    @Override
    public void close() {
        worthIt.countDown();
        put(END);
        try {
            thread.join(LAST_PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
