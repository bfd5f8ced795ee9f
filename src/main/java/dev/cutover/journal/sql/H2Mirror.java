package dev.cutover.journal.sql;

import dev.cutover.journal.RecordLine;
import dev.cutover.journal.RecordMirror;
import dev.cutover.journal.RecordReader;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Copies a record on a thread of its own, from the disk: the runner only reports how far the record is durable, never
 * waits, and keeps no line for the copy.
 */
final class H2Mirror implements RecordMirror {
    private static final int TOGETHER = 2_000;
    private static final long LULL_MILLIS = 100;
    private static final long LAST_PATIENCE_MILLIS = 30_000;

    private final Start start;
    private final CopyFile file;
    private final Opening opening;
    private final RecordReader record;
    private final AtomicReference<@Nullable String> trouble = new AtomicReference<>();
    private final Thread thread = new Thread(this::work, "journal-copy");
    private final CountDownLatch closing = new CountDownLatch(1);
    private final long before;
    private volatile long durable;

    /** Makes the database ready for the lines to come. */
    @FunctionalInterface
    private interface Opening {
        JournalDatabase open() throws IOException;
    }

    /** How long a run lasts, or how many events a process adds, before a copy is begun. */
    record Start(Duration grace, int soon) {}

    private H2Mirror(Start start, CopyFile file, Opening opening, RecordReader record, long durable) {
        this.start = start;
        this.file = file;
        this.opening = opening;
        this.record = record;
        this.before = durable;
        this.durable = durable;
        thread.setDaemon(true);
    }

    /** Continues a copy that has every event read from the record. */
    static H2Mirror open(CopyFile file, JournalDatabase database, RecordReader record) {
        var atOnce = new Start(Duration.ZERO, 0);
        var follower = new H2Mirror(atOnce, file, () -> database, record, record.seq());
        follower.thread.start();
        return follower;
    }

    /** Makes a copy once it is worth the cost. */
    static H2Mirror later(CopyFile file, RecordReader record, Start start) {
        var follower = new H2Mirror(
                start, file, () -> file.open(List.of(), notice -> {}), record.fromTheStart(), record.seq());
        follower.thread.start();
        return follower;
    }

    @Override
    public void follow(long seq) {
        durable = seq;
    }

    private void work() {
        try {
            if (isWorthIt()) {
                try (var database = opening.open()) {
                    copy(database);
                }
                file.noteClosed();
            }
        } catch (InterruptedException | IOException | RuntimeException | Error e) {
            // Errors too: libraries replaced meanwhile fail here, and the run can do without a copy.
            trouble.set("the copy in H2 was dropped (" + CopyFile.firstLine(e)
                    + "); the next opening updates or rebuilds it");
        }
    }

    /** Waits until the run has lasted for a while or has come to many events; false if it ends before. */
    private boolean isWorthIt() throws InterruptedException {
        long left = start.grace().toMillis();
        boolean over = false;
        while (!over && left > 0 && !hasMany()) {
            over = closing.await(Math.min(left, LULL_MILLIS), TimeUnit.MILLISECONDS);
            left -= over ? 0 : LULL_MILLIS;
        }
        return left <= 0 || hasMany();
    }

    private boolean hasMany() {
        return durable - before >= start.soon();
    }

    /** The more lines at once, the less each costs the disk and the processor that the run needs itself. */
    private void copy(JournalDatabase database) throws InterruptedException {
        boolean over = false;
        while (!over) {
            over = closing.await(LULL_MILLIS, TimeUnit.MILLISECONDS);
            long last = durable;
            if (last > record.seq()) {
                copy(database, last);
            }
        }
    }

    private void copy(JournalDatabase database, long last) {
        var together = new ArrayList<RecordLine>();
        record.readUpTo(last, line -> {
            together.add(line);
            if (together.size() == TOGETHER) {
                database.add(together);
                together.clear();
            }
        });
        database.add(together);
        if (record.seq() < last) {
            throw new BrokenCopy("the record holds less than was acknowledged");
        }
    }

    @Override
    public Optional<String> trouble() {
        return Optional.ofNullable(trouble.getAndSet(null));
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(LAST_PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
