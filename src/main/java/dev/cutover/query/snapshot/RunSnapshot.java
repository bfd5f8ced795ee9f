package dev.cutover.query.snapshot;

import dev.cutover.journal.Home;
import dev.cutover.journal.RecordReader;
import dev.cutover.journal.disk.Disk;
import dev.cutover.query.RunView;
import dev.cutover.run.RunId;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * A run as it was put together from its snapshot and what its record has beyond it.
 *
 * @param head the hash of the last line of the record
 */
public record RunSnapshot(RunView runView, String head) {
    /** More than a hundred thousand events take; reading a larger one would take longer than the record. */
    private static final int MOST_BYTES = 1 << 26;

    /**
     * The bytes of a snapshot; empty if the view cannot be written, or if it does not end where the record did. The
     * view must not change meanwhile.
     *
     * @param end where the record ended at the view's last event
     */
    public static Optional<byte[]> bytes(RunView runView, RecordReader.RecordEnd end) {
        if (end.seq() == 0 || end.seq() != runView.state().seq()) {
            return Optional.empty();
        }
        try {
            byte[] body = GraphWriter.bytes(runView);
            if (body.length > MOST_BYTES) {
                throw new UnfitSnapshot("it is too large");
            }
            byte[] line = SnapshotHeader.of(
                            BuildIdentity.ofThisProcess(), runView.run().value(), end, body)
                    .line();
            byte[] whole = Arrays.copyOf(line, line.length + body.length);
            System.arraycopy(body, 0, whole, line.length, body.length);
            return Optional.of(whole);
        } catch (UnfitSnapshot e) {
            log("no snapshot of run " + runView.run(), e);
            return Optional.empty();
        }
    }

    /**
     * The run as its record stands, without reading what its snapshot covers. Empty if there is no snapshot, or if it
     * does not fit in any way: it is of another build, run or record, it is not whole, or the record is broken beyond
     * it. Never throws: then the whole record is read, and says what there is to say. A copied home has the records
     * that its snapshots were made of, so they fit there as well.
     */
    public static Optional<RunSnapshot> of(Home home, RunId run) {
        try {
            return Optional.of(read(home, run));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException
                | UnfitSnapshot
                | ReflectiveOperationException
                | RuntimeException
                | OutOfMemoryError
                | StackOverflowError
                | LinkageError e) {
            // Bytes from elsewhere can cause anything; what they cause is never shown.
            log("the snapshot of run " + run + " is not used", e);
            return Optional.empty();
        }
    }

    private static RunSnapshot read(Home home, RunId run)
            throws IOException, UnfitSnapshot, ReflectiveOperationException {
        byte[] bytes = bytes(home.disk(), home.folder(run).snapshot());
        var header = SnapshotHeader.read(bytes);
        if (!header.run().equals(run.value()) || !header.build().equals(BuildIdentity.ofThisProcess())) {
            throw new UnfitSnapshot("it is of another run or build");
        }
        var rest = RestOfRecord.read(home.reader(run), header.end());
        var runView = view(bytes, header, run);
        rest.events().forEach(runView::add);
        return new RunSnapshot(runView, rest.head());
    }

    /** No more than that, whatever the file is. */
    private static byte[] bytes(Disk disk, Path snapshot) throws IOException, UnfitSnapshot {
        if (disk.length(snapshot) > MOST_BYTES) {
            throw new UnfitSnapshot("it is too large");
        }
        try (var in = disk.read(snapshot, 0)) {
            return in.readNBytes(MOST_BYTES);
        }
    }

    private static RunView view(byte[] bytes, SnapshotHeader header, RunId run)
            throws UnfitSnapshot, ReflectiveOperationException {
        var root = GraphReader.root(bytes, bytes.length - header.length());
        if (!(root instanceof RunView runView)
                || !runView.run().equals(run)
                || runView.state().seq() != header.end().seq()) {
            throw new UnfitSnapshot("it is not what it says it is");
        }
        runView.narrative().rename();
        return runView;
    }

    /** Looked up only where there is something to log: that takes longer than to read a snapshot. */
    private static void log(String message, Throwable why) {
        System.getLogger(RunSnapshot.class.getName()).log(System.Logger.Level.DEBUG, message, why);
    }
}
