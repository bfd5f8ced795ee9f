package dev.cutover.reconcile.row;

import dev.cutover.spi.RecordSet;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;

/**
 * A source that is another one in all that it does not say itself. Whoever changes a source extends this: a method with
 * a default in {@link RowSource} would otherwise be lost without a word. As thread-safe as the source.
 */
public abstract class ForwardingSource implements RowSource {
    private final RowSource source;

    protected ForwardingSource(RowSource source) {
        this.source = source;
    }

    /** The other one. */
    protected final RowSource source() {
        return source;
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public List<RecordSet.Column> columns() {
        return source.columns();
    }

    @Override
    public String identity() {
        return source.identity();
    }

    @Override
    public Unit unit() {
        return source.unit();
    }

    @Override
    public OptionalLong size() {
        return source.size();
    }

    @Override
    public void read(Position from, RowConsumer rows) throws UnreadableSource, InterruptedException {
        source.read(from, rows);
    }

    @Override
    public List<String> advice() {
        return source.advice();
    }

    @Override
    public long progress() {
        return source.progress();
    }

    @Override
    public boolean canLookAgain() {
        return source.canLookAgain();
    }

    @Override
    public boolean findsRows() {
        return source.findsRows();
    }

    @Override
    public void again(Collection<List<String>> groups, RowConsumer rows) throws UnreadableSource, InterruptedException {
        source.again(groups, rows);
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
