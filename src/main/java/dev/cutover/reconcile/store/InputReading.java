package dev.cutover.reconcile.store;

import dev.cutover.reconcile.row.FieldSlices;
import dev.cutover.reconcile.row.PassInput;
import dev.cutover.reconcile.row.Position;
import dev.cutover.reconcile.row.RowConsumer;
import dev.cutover.reconcile.row.RowEncoder;
import dev.cutover.reconcile.row.RowSource;
import dev.cutover.reconcile.row.UnreadableSource;
import dev.cutover.reconcile.store.disk.DiskRoom;
import dev.cutover.reconcile.store.disk.PartitionSet;
import dev.cutover.reconcile.store.disk.PassFiles;
import dev.cutover.reconcile.store.disk.ReadingState;
import dev.cutover.run.comparison.ComparisonTally;
import dev.cutover.text.Counted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one input into its partitions, and from time to time writes down how far it is. Used once. Not thread-safe. */
final class InputReading implements RowConsumer {
    /** How many rows there are between two reports, and two looks at whether to stop. */
    private static final int PACE = 1 << 14;

    private final PassInput input;
    private final int number;
    private final PassFiles files;
    private final DiskRoom room;
    private final StoreProgress progress;
    private final PartitionSet partitions;
    private final RowEncoder encoder;
    private final String identity;
    private final long checkpointBytes;
    private final List<String> remarks = new ArrayList<>();
    /** What struck an earlier reading after which this one goes on. */
    private final List<String> earlierAdvice = new ArrayList<>();

    private Reasons reasons;
    private long rows;
    /** Rows that could not be read, of which nobody knows the key. */
    private long keyless;
    /** Rows that were passed on in this reading, whatever became of them. */
    private long taken;

    private long bytesWrittenDown;
    private Position position = new Position.Start();
    private @Nullable IOException failure;
    private volatile boolean isAbandoned;

    InputReading(PassInput input, int number, PassFiles files, Settings settings) {
        this.input = input;
        this.number = number;
        this.files = files;
        this.room = settings.room();
        this.progress = settings.progress();
        this.partitions = new PartitionSet(files, number, settings.partitions());
        this.identity = input.source().identity();
        this.checkpointBytes = settings.limits().checkpointBytes();
        this.encoder = new RowEncoder(input.layout(), settings.limits().rowBytes());
        this.reasons = new Reasons(input.source().name(), List.of(), 0);
    }

    /** What the readings of a pass have in common. */
    record Settings(StoreLimits limits, int partitions, DiskRoom room, StoreProgress progress) {}

    /** Reads it to its end, from where an earlier reading came to. */
    void read(Optional<ReadingState> earlier) throws IOException, InterruptedException {
        try (partitions) {
            goOn(earlier);
            report();
            readOn();
        } catch (UncheckedIOException own) {
            throw explained(failure == null ? new IOException(own) : failure);
        } catch (IOException failed) {
            throw explained(failed);
        }
    }

    /** What came before a source stopped is kept, and written while the partitions are still open. */
    private void readOn() throws IOException, InterruptedException {
        try {
            input.source().read(position, this);
            boolean isSame = input.source().identity().equals(identity);
            end(isSame, isSame ? List.of() : List.of(input.source().name() + " has changed while it was read"));
        } catch (UnreadableSource stopped) {
            if (failure != null) {
                throw failure;
            }
            end(false, List.of(String.valueOf(stopped.getMessage())));
        }
    }

    private void goOn(Optional<ReadingState> earlier) throws IOException {
        String name = input.source().name();
        if (earlier.isPresent() && !(earlier.get().position() instanceof Position.Start)) {
            var state = earlier.get();
            if (partitions.goOnAfter(state.parts())) {
                position = state.position();
                rows = state.rows().read();
                keyless = state.keyless();
                earlierAdvice.addAll(state.advice());
                reasons = new Reasons(name, state.incomplete(), state.rows().unread());
                remarks.add(Counted.grouped(rows, "row", "rows") + " of " + name
                        + " had been read before; reading went on after them");
                return;
            }
            partitions.startAnew();
            remarks.add("what had been read of " + name + " was no longer as it was written, and was read anew");
        } else if (earlier.isPresent()) {
            partitions.startAnew();
            remarks.add(name + " had been read in part before, and was read anew");
        }
        writeDown(false, false, List.of());
    }

    private void end(boolean isWhole, List<String> why) throws IOException {
        writeDown(true, isWhole, why);
        report();
    }

    private IOException explained(IOException failed) throws InterruptedException {
        if (failed instanceof ClosedByInterruptException) {
            throw new InterruptedException();
        }
        return room.explained(failed);
    }

    @Override
    public void row(FieldSlices row) throws InterruptedException {
        var refused = encoder.encode(row);
        if (refused.isEmpty()) {
            add();
            rows++;
        } else {
            reasons.unreadable(row.place(), refused.get());
            // A row without a key is nobody's, and is lacking nowhere.
            if (encoder.hasKey(row)) {
                keepKey(row);
            }
        }
        lookAtTimes();
    }

    @Override
    public void unreadable(FieldSlices row, String why) throws InterruptedException {
        reasons.unreadable(row.place(), why);
        keepKey(row);
        lookAtTimes();
    }

    @Override
    public void unreadable(long place, String why) {
        reasons.unreadable(place, why);
        keyless++;
    }

    private void keepKey(FieldSlices row) {
        if (encoder.encodeKey(row)) {
            add();
        } else {
            keyless++;
        }
    }

    /**
     * From now on it writes nothing: its source may not hear that it has to stop, and pass on rows when somebody else
     * is reading into the same folder. From any thread.
     */
    void abandon() {
        isAbandoned = true;
    }

    private void stopIfAbandoned() {
        if (isAbandoned) {
            throw failed(new IOException("the reading of " + input.source().name() + " was given up"));
        }
    }

    private void add() {
        stopIfAbandoned();
        try {
            partitions.add(encoder);
        } catch (IOException failed) {
            throw failed(failed);
        }
    }

    private void lookAtTimes() throws InterruptedException {
        if ((++taken & PACE - 1) == 0) {
            look();
        }
    }

    private void look() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        report();
        try {
            room.written(number, partitions.bytes(), input.source().progress(), knownSize());
        } catch (IOException noRoom) {
            throw failed(noRoom);
        }
    }

    /** The size of a file; that of a record set is an estimate, by which nothing is refused. */
    private long knownSize() {
        var source = input.source();
        return source.unit() == RowSource.Unit.BYTES ? source.size().orElse(-1) : -1;
    }

    private UncheckedIOException failed(IOException why) {
        failure = why;
        return new UncheckedIOException(why);
    }

    /** Reports of a system that sends little, or nothing, must come, too. */
    @Override
    public void waiting() {
        report();
    }

    private void report() {
        var source = input.source();
        progress.at("reading " + source.name(), source.progress(), source.size().orElse(-1));
    }

    @Override
    public void reached(Position there) {
        if (partitions.bytes() - bytesWrittenDown < checkpointBytes) {
            return;
        }
        position = there;
        try {
            writeDown(false, false, List.of());
        } catch (IOException noCheckpoint) {
            throw failed(noCheckpoint);
        }
        bytesWrittenDown = partitions.bytes();
    }

    private void writeDown(boolean isOver, boolean isWhole, List<String> why) throws IOException {
        stopIfAbandoned();
        var incomplete = new ArrayList<>(isOver ? reasons.sentences() : reasons.told());
        incomplete.addAll(why);
        var advice = new ArrayList<>(earlierAdvice);
        advice.addAll(input.source().advice());
        var state = new ReadingState(
                identity,
                position,
                new ComparisonTally.Rows(rows, reasons.count(), isWhole),
                keyless,
                isOver,
                incomplete,
                remarks,
                advice,
                partitions.flushed());
        files.reading(number).replace(state::write);
    }
}
