package dev.cutover.journal;

import dev.cutover.journal.disk.Disk;
import dev.cutover.journal.disk.JournalException;
import dev.cutover.problem.ExitCode;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/**
 * The right to write to a run's record. The operating system's lock keeps a second runner out; the epoch, which grows
 * with each acquisition, identifies what a runner wrote after it lost the lock unnoticed. Thread-safe.
 */
final class Lease implements AutoCloseable {
    private final Disk disk;
    private final RunFolder folder;
    private final Disk.HeldLock lock;
    private final Optional<Disk.Stamp> locked;
    private final Optional<LeaseHolder> before;
    private LeaseHolder leaseHolder;
    private Optional<Disk.Stamp> written = Optional.empty();

    private Lease(Disk disk, RunFolder folder, Disk.HeldLock lock, LeaseHolder leaseHolder) {
        this.disk = disk;
        this.folder = folder;
        this.lock = lock;
        this.locked = disk.stamp(folder.lock());
        this.before = LeaseHolder.of(disk, folder);
        this.leaseHolder = leaseHolder;
    }

    /** Takes the lock; the lease file shows it from {@link #begin} on. */
    static Lease take(Disk disk, RunFolder folder, Runner runner, Instant now) throws IOException {
        var lock = disk.lock(folder.lock()).orElseThrow(() -> held(disk, folder));
        return new Lease(disk, folder, lock, new LeaseHolder(0, runner, now, "", false));
    }

    private static JournalException held(Disk disk, RunFolder folder) {
        String by = LeaseHolder.of(disk, folder)
                .filter(leaseHolder -> !leaseHolder.left())
                .map(LeaseHolder::toString)
                .orElse("a process that is acquiring it");
        return new JournalException(
                ExitCode.HELD_ELSEWHERE,
                "run " + folder.run() + " is run by " + by,
                "use it from here (`cutover status " + folder.run()
                        + "`, `cutover decide`, `cutover hold`), or end that process and then `cutover resume "
                        + folder.run()
                        + "`");
    }

    /** The last runner. */
    Optional<LeaseHolder> before() {
        return before;
    }

    /** Begins a new epoch, above every epoch in the record and the old lease. */
    synchronized void begin(long recorded) throws IOException {
        long epoch = Math.max(recorded, before.map(LeaseHolder::epoch).orElse(0L)) + 1;
        write(new LeaseHolder(epoch, leaseHolder.runner(), leaseHolder.since(), "", false));
    }

    synchronized void reachableAt(String address) throws IOException {
        requireOurs();
        write(leaseHolder.reachableAt(address));
    }

    synchronized long epoch() {
        return leaseHolder.epoch();
    }

    /** Throws if another runner may have the run by now. Reads two file states; takes no lock and writes nothing. */
    synchronized void requireOurs() {
        var identity = disk.stamp(folder.lock()).map(Disk.Stamp::identity);
        boolean same = identity.isPresent() && identity.equals(locked.map(Disk.Stamp::identity));
        if (!same || !isWritten()) {
            throw new JournalException(
                    ExitCode.HELD_ELSEWHERE,
                    "run " + folder.run() + " was taken from this process"
                            + LeaseHolder.of(disk, folder)
                                    .map(other -> " by " + other)
                                    .orElse("")
                            + "; nothing more is written",
                    "see `cutover status " + folder.run() + "`");
        }
    }

    private boolean isWritten() {
        var now = disk.stamp(folder.lease());
        if (now.equals(written)) {
            return true;
        }
        // Changed, but perhaps not by another runner.
        boolean ours = LeaseHolder.of(disk, folder).filter(leaseHolder::equals).isPresent();
        written = ours ? now : written;
        return ours;
    }

    private void write(LeaseHolder next) throws IOException {
        disk.replace(folder.lease(), next.json());
        written = disk.stamp(folder.lease());
        leaseHolder = next;
    }

    /** Releases the lock. A failed write of the lease does no harm: the lock is free all the same. */
    @Override
    public synchronized void close() {
        try (lock) {
            if (leaseHolder.epoch() > 0) {
                requireOurs();
                write(leaseHolder.asLeft());
            }
        } catch (IOException | JournalException e) {
            // The lease then shows that the runner exited without releasing the run, which is true.
            return;
        }
    }
}
