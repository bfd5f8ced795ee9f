package dev.cutover.execution.status;

import dev.cutover.journal.RunFolder;
import dev.cutover.journal.RunJournal;
import dev.cutover.journal.disk.Disk;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Leaves a snapshot of the run beside its record, for `cutover status` when no process runs it any more: every two
 * seconds in which something was recorded, so that little is missing after a kill, and at the end. On a thread of its
 * own, at most a fiftieth of the time; the engine never waits for it, and nothing depends on it. Confined to the thread
 * that made it.
 */
public final class SnapshotKeeper implements AutoCloseable {
    private static final long EVERY_MILLIS = 2_000;

    /**
     * A large one is written less often: this takes about a fiftieth of the time, whatever its size. By its size and
     * not by a clock, so that a busy machine changes nothing.
     */
    private static final int BYTES_A_MILLISECOND = 400;

    /** How long the end of the process waits for the last one. */
    private static final long PATIENCE_SECONDS = 2;

    private static final System.Logger LOG = System.getLogger(SnapshotKeeper.class.getName());

    private final Disk disk;
    private final RunJournal journal;
    private final RunFolder folder;
    private final LiveStatus liveStatus;
    private final ScheduledExecutorService worker;
    /** Only the worker knows it. */
    private long kept;

    private @Nullable Future<?> last;

    private SnapshotKeeper(Disk disk, RunJournal journal, LiveStatus liveStatus) {
        this.disk = disk;
        this.journal = journal;
        this.folder = journal.folder();
        this.liveStatus = liveStatus;
        this.worker = Executors.newSingleThreadScheduledExecutor(work -> {
            var thread = new Thread(work, "snapshot");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Keeps snapshots of a run from now on. */
    public static SnapshotKeeper of(Disk disk, RunJournal journal, LiveStatus liveStatus) {
        var snapshotKeeper = new SnapshotKeeper(disk, journal, liveStatus);
        snapshotKeeper.after(EVERY_MILLIS);
        return snapshotKeeper;
    }

    private void after(long millis) {
        var unused = worker.schedule(
                () -> after(Math.max(EVERY_MILLIS, keep() / BYTES_A_MILLISECOND)), millis, TimeUnit.MILLISECONDS);
    }

    /** How many bytes were written, or would have been; none on a disk that is nearly full, which the record needs. */
    private int keep() {
        try {
            if (!journal.canSpare(0)) {
                return 0;
            }
            var snapshot = liveStatus.since(kept);
            if (snapshot.isPresent()) {
                byte[] bytes = snapshot.orElseThrow().bytes();
                if (journal.canSpare(bytes.length)) {
                    disk.cache(folder.snapshot(), bytes);
                    kept = snapshot.orElseThrow().seq();
                }
                return bytes.length;
            }
        } catch (IOException | RuntimeException e) {
            // The record has everything, and is read instead.
            LOG.log(System.Logger.Level.DEBUG, "no snapshot in " + folder.path(), e);
        }
        return 0;
    }

    /** Begins with the last snapshot: nothing more is recorded. Need not be called. */
    public void finish() {
        var unused = lastOne();
    }

    private Future<?> lastOne() {
        if (last == null) {
            last = worker.submit(this::keep);
        }
        return last;
    }

    /** Waits a moment for the last snapshot. */
    @Override
    public void close() {
        try {
            lastOne().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.log(System.Logger.Level.DEBUG, "no last snapshot in " + folder.path(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            worker.shutdownNow();
        }
    }
}
