package dev.cutover.journal;

import dev.cutover.journal.codec.EventCodec;
import dev.cutover.journal.disk.DiskFullException;
import dev.cutover.journal.disk.JournalException;
import dev.cutover.problem.Problem;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.Fact;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The journal of one run on disk, held by this process until it is closed. Opened by {@link RunJournals}. Confined to
 * the engine's thread, but for {@code keep}, {@code end}, {@code shortage} and {@code canSpare}.
 */
public final class RunJournal implements Journal {
    /** Larger content is not stored in the space reserved for a rollback. */
    private static final int SMALL = 1 << 16;

    private static final EventCodec CODEC = EventCodec.OF_FACTS;

    private final RunFolder folder;
    private final Lease lease;
    private final RecordWriter writer;
    private final EvidenceStore evidence;
    private final Reserve reserve;
    private final RecordMirror recordMirror;
    private long seq;
    private @Nullable Instant last;
    private volatile RecordReader.RecordEnd end;
    private boolean closed;

    RunJournal(RunFolder folder, Parts parts, List<Event> recorded) {
        this.folder = folder;
        this.lease = parts.lease();
        this.writer = parts.writer();
        this.evidence = parts.evidence();
        this.reserve = parts.reserve();
        this.recordMirror = parts.recordMirror();
        this.seq = recorded.size();
        this.end = writer.end(seq);
        // Of a record whose times go back, the latest: what is appended must be able to follow all of it.
        this.last =
                recorded.stream().map(Event::at).max(Comparator.naturalOrder()).orElse(null);
    }

    record Parts(
            Lease lease, RecordWriter writer, EvidenceStore evidence, Reserve reserve, RecordMirror recordMirror) {}

    @Override
    public List<Event> append(Instant at, String actor, List<Fact> facts) {
        var events = new ArrayList<Event>(facts.size());
        var cut = at.truncatedTo(ChronoUnit.MICROS);
        var then = last == null || cut.isAfter(last) ? cut : last;
        for (var fact : facts) {
            var plain = CODEC.plain(fact);
            var event = new Event(folder.run(), lease.epoch(), ++seq, then, actor, CODEC.asRead(fact, plain));
            writer.add(CODEC.encode(event, plain));
            events.add(event);
            last = then;
        }
        return events;
    }

    @Override
    public void force() {
        if (writer.isEmpty()) {
            return;
        }
        try {
            lease.requireOurs();
        } catch (JournalException e) {
            writer.refuse(e);
            throw e;
        }
        writer.force(full -> makeRoom(full));
        end = writer.end(seq);
        recordMirror.follow(seq);
    }

    private void makeRoom(DiskFullException full) throws IOException {
        if (reserve.isGiven()) {
            throw full;
        }
        reserve.giveBack();
    }

    @Override
    public String keep(byte[] content) {
        try {
            return evidence.keep(content);
        } catch (DiskFullException e) {
            return keepInReserve(content, e);
        } catch (IOException e) {
            throw notKept(e);
        }
    }

    /**
     * A small stream is kept as a whole, in the reserve if the disk is full. A larger one cannot be read twice: the
     * reserve is not used for it.
     */
    @Override
    public Kept keep(InputStream content) throws IOException {
        byte[] start = content.readNBytes(SMALL + 1);
        return start.length <= SMALL
                ? new Kept(keep(start), start.length)
                : keepLarge(new SequenceInputStream(new ByteArrayInputStream(start), content));
    }

    private Kept keepLarge(InputStream content) throws IOException {
        try {
            return evidence.keep(content);
        } catch (EvidenceStore.SourceException e) {
            throw e.why();
        } catch (DiskFullException e) {
            try {
                makeRoom(e);
            } catch (IOException stillFull) {
                throw notKept(stillFull);
            }
            throw notKept(e);
        } catch (IOException e) {
            throw notKept(e);
        }
    }

    private String keepInReserve(byte[] content, DiskFullException full) {
        try {
            makeRoom(full);
            if (content.length > SMALL) {
                throw full;
            }
            return evidence.keep(content);
        } catch (IOException e) {
            throw notKept(e);
        }
    }

    private JournalException notKept(IOException cause) {
        return new JournalException(
                "cannot keep evidence in " + folder.evidence() + ": " + cause.getMessage(),
                "make room on the disk, then `cutover resume " + folder.run() + "`",
                cause);
    }

    @Override
    public Optional<Problem> shortage() {
        return reserve.isGiven()
                ? Optional.of(Problem.of(
                        "the disk of " + folder.path()
                                + " is full; the remaining space is reserved for a hold and a rollback",
                        "make room on it, then `cutover resume " + folder.run() + "`"))
                : Optional.empty();
    }

    /** Whether the disk has room for a file that the run can do without. */
    public boolean canSpare(long bytes) {
        return reserve.leaves(bytes);
    }

    @Override
    public Optional<Path> workFolder() {
        return Optional.of(folder.work());
    }

    @Override
    public Optional<Path> holdFile() {
        return Optional.of(folder.holdFlag()).filter(Files::exists);
    }

    @Override
    public List<String> notices() {
        return recordMirror.trouble().map(List::of).orElse(List.of());
    }

    /** Where the durable part of the record ends. May be called from any thread. */
    public RecordReader.RecordEnd end() {
        return end;
    }

    /** The fencing token of this runner. */
    public long epoch() {
        return lease.epoch();
    }

    public RunFolder folder() {
        return folder;
    }

    /** Writes into the lease where this runner listens. */
    public void reachableAt(String address) {
        try {
            lease.reachableAt(address);
        } catch (IOException e) {
            throw new JournalException("cannot write " + folder.lease() + ": " + e.getMessage(), "", e);
        }
    }

    /** Closing once more does nothing: by then the lease may be another's. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (lease;
                recordMirror) {
            writer.close();
        } catch (IOException e) {
            throw new JournalException("cannot close " + folder.record() + ": " + e.getMessage(), "", e);
        }
    }
}
