package dev.cutover.reconcile.pushdown;

import dev.cutover.reconcile.row.Position;
import dev.cutover.reconcile.row.RowConsumer;
import dev.cutover.reconcile.row.RowSource;
import dev.cutover.reconcile.row.UnreadableSource;
import dev.cutover.reconcile.source.RecordsSource;
import dev.cutover.spi.RecordSet;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;

/** The rows of the buckets that differ; it is another source when other buckets do. As thread-safe as the source. */
final class BucketSource implements RowSource {
    private final RecordsSource rows;
    private final String sums;

    /** @param sums what identifies the sums of both sides */
    BucketSource(RecordsSource rows, String sums) {
        this.rows = rows;
        this.sums = sums;
    }

    @Override
    public String name() {
        return rows.name();
    }

    @Override
    public List<RecordSet.Column> columns() {
        return rows.columns();
    }

    @Override
    public String identity() {
        return rows.identity() + " in buckets by " + sums;
    }

    @Override
    public OptionalLong size() {
        return rows.size();
    }

    @Override
    public void read(Position from, RowConsumer each) throws UnreadableSource, InterruptedException {
        rows.read(from, each);
    }

    @Override
    public long progress() {
        return rows.progress();
    }

    @Override
    public boolean canLookAgain() {
        return rows.canLookAgain();
    }

    @Override
    public boolean findsRows() {
        return rows.findsRows();
    }

    @Override
    public void again(Collection<List<String>> groups, RowConsumer each) throws UnreadableSource, InterruptedException {
        rows.again(groups, each);
    }
}
