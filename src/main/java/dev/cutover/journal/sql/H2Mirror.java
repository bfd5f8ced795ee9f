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
    private static final int LULLS_BETWEEN = 50;
    private static final long LAST_PATIENCE_MILLIS = 30_000;
    /** How often it is tried to open the copy after the run has ended. */
    private static final int LAST_TRIES = 20;

    private final Start start;
    private final Opening opening;
    private final RecordReader record;
    private final AtomicReference<@Nullable String> trouble = new AtomicReference<>();
    private final Thread thread = new Thread(this::work, "journal-copy");
    private final CountDownLatch closing = new CountDownLatch(1);
    private final long before;
    private volatile long durable;

    /** Makes the copy ready for the lines to come. */
    @FunctionalInterface
    private interface Opening {
        OpenCopy open(RecordReader record) throws IOException;
    }

    /** How long a run lasts, or how many events a process adds, before the copy is opened; at its end at the latest. */
    record Start(Duration grace, int soon) {
        static final Start AT_ONCE = new Start(Duration.ZERO, 0);
    }

    private H2Mirror(Start start, Opening opening, RecordReader record, long durable) {
        this.start = start;
        this.opening = opening;
        this.record = record;
        this.before = durable;
        this.durable = durable;
        thread.setDaemon(true);
    }

    /** Continues a copy that has every event read from the record. */
    static H2Mirror open(OpenCopy copy, RecordReader record) {
        return started(new H2Mirror(Start.AT_ONCE, reader -> copy, record, record.seq()));
    }

    /** Opens a copy that another process has open, as soon as it is free. */
    static H2Mirror whenFree(CopyFile file, List<RecordLine> recorded, RecordReader record) {
        return started(new H2Mirror(Start.AT_ONCE, reader -> file.open(recorded, notice -> {}), record, record.seq()));
    }

    /** Makes a copy once the run has lasted for a while, or ends. */
    static H2Mirror later(CopyFile file, RecordReader record, Start start) {
        return started(new H2Mirror(start, reader -> anew(file, reader), record.fromTheStart(), record.seq()));
    }

    /** Somebody who asked in the meantime may have made it. */
    private static OpenCopy anew(CopyFile file, RecordReader reader) throws IOException {
        var recorded = new ArrayList<RecordLine>();
        if (file.isThere()) {
            reader.read(recorded::add);
        }
        return file.open(recorded, notice -> {});
    }

    private static H2Mirror started(H2Mirror follower) {
        follower.thread.start();
        return follower;
    }

    @Override
    public void follow(long seq) {
        durable = seq;
    }

    private void work() {
        try {
            awaitStart();
            try (var copy = opened()) {
                copy(copy.database());
                copy.finish();
            }
        } catch (InterruptedException | IOException | RuntimeException | Error e) {
            // Errors too: libraries replaced meanwhile fail here, and the run can do without a copy.
            trouble.set("the copy in H2 was dropped (" + JournalDatabase.firstLine(e)
                    + "); the next opening updates or rebuilds it");
        }
    }

    /** Waits until the run has lasted for a while, has come to many events, or has ended. */
    private void awaitStart() throws InterruptedException {
        long left = start.grace().toMillis();
        boolean over = false;
        while (!over && left > 0 && !hasMany()) {
            over = closing.await(Math.min(left, LULL_MILLIS), TimeUnit.MILLISECONDS);
            left -= LULL_MILLIS;
        }
    }

    /** Somebody who asks has the copy open for a moment. */
    private OpenCopy opened() throws IOException, InterruptedException {
        int tries = 0;
        var free = new CountDownLatch(1);
        while (true) {
            try {
                return opening.open(record);
            } catch (UnopenedCopy e) {
                boolean over = closing.await(LULL_MILLIS, TimeUnit.MILLISECONDS);
                tries += over ? 1 : 0;
                if (!e.isInUse() || tries > LAST_TRIES) {
                    throw e;
                }
                if (over) {
                    free.await(LULL_MILLIS, TimeUnit.MILLISECONDS);
                }
            }
        }
    }

    private boolean hasMany() {
        return durable - before >= start.soon();
    }

    /** Nobody can read the copy meanwhile, and each time costs the disk some blocks, however few the lines are. */
    private void copy(JournalDatabase database) throws InterruptedException {
        boolean over = false;
        int lulls = 0;
        while (!over) {
            over = closing.await(LULL_MILLIS, TimeUnit.MILLISECONDS);
            lulls++;
            long last = durable;
            boolean isDue = over || lulls >= LULLS_BETWEEN || last - record.seq() >= TOGETHER;
            if (isDue && last > record.seq()) {
                copy(database, last);
                lulls = 0;
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
