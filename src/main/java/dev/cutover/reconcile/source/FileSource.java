package dev.cutover.reconcile.source;

import dev.cutover.reconcile.row.Position;
import dev.cutover.reconcile.row.RowConsumer;
import dev.cutover.reconcile.row.RowSource;
import dev.cutover.reconcile.row.UnreadableSource;
import dev.cutover.spi.RecordSet;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/** The rows of a file. It is read once, and must not change meanwhile. Thread-safe; one reading at a time. */
public abstract sealed class FileSource implements RowSource permits CsvSource, JsonLineSource {
    private final InputFile file;
    private final List<RecordSet.Column> columns;
    private final AtomicLong progress = new AtomicLong();

    FileSource(InputFile file, List<String> names) {
        this.file = file;
        this.columns = names.stream()
                .map(name -> RecordSet.Column.of(name, RecordSet.Type.TEXT, ""))
                .toList();
    }

    @Override
    public String name() {
        return file.name();
    }

    @Override
    public List<RecordSet.Column> columns() {
        return columns;
    }

    List<String> columnNames() {
        return columns.stream().map(RecordSet.Column::name).toList();
    }

    @Override
    public String identity() {
        return file.identity();
    }

    @Override
    public Unit unit() {
        return Unit.BYTES;
    }

    @Override
    public OptionalLong size() {
        return file.size();
    }

    @Override
    public long progress() {
        return progress.get();
    }

    @Override
    public boolean canLookAgain() {
        return false;
    }

    @Override
    public void again(Collection<List<String>> groups, RowConsumer rows) throws UnreadableSource {
        throw new UnreadableSource(name() + " is a file, which is read once");
    }

    @Override
    public void read(Position from, RowConsumer rows) throws UnreadableSource, InterruptedException {
        boolean isStart = !(from instanceof Position.Offset);
        var offset = from instanceof Position.Offset known && file.isSeekable() ? known : new Position.Offset(0, 1);
        if (!isStart && !file.isSeekable()) {
            throw new UnreadableSource(name() + " can only be read from its beginning");
        }
        String before = file.state();
        try (var in = file.from(offset.offset())) {
            read(new ByteWindow(in, offset.offset(), progress), offset.line(), isStart, rows);
        } catch (IOException e) {
            throw new UnreadableSource(name() + " could not be read to its end: " + InputFile.why(e), e);
        }
        if (!before.equals(file.state())) {
            throw new UnreadableSource(name() + " has changed while it was read");
        }
    }

    /** Passes on the rows from a position to the end of the file. */
    abstract void read(ByteWindow window, long line, boolean isStart, RowConsumer rows)
            throws IOException, InterruptedException;

    /** Whether a reading may begin in the middle of it. */
    boolean isSeekable() {
        return file.isSeekable();
    }
}
