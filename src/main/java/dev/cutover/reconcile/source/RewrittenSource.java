package dev.cutover.reconcile.source;

import dev.cutover.model.order.OrderedCopies;
import dev.cutover.model.reconcile.WrittenForm;
import dev.cutover.reconcile.row.FieldSlices;
import dev.cutover.reconcile.row.Position;
import dev.cutover.reconcile.row.RowConsumer;
import dev.cutover.reconcile.row.RowSource;
import dev.cutover.reconcile.row.UnreadableSource;
import dev.cutover.spi.RecordSet;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A source that writes numbers or times in a form of its own. Its rows are passed on in the usual form, so that all
 * that comes after reads them: {@code 785.991,48} is {@code 785991.48}. As thread-safe as the source.
 */
public final class RewrittenSource implements RowSource {
    private final RowSource source;
    private final Map<Integer, WrittenForm> forms;
    private volatile OtherForms otherForms;

    private RewrittenSource(RowSource source, Map<Integer, WrittenForm> forms) {
        this.source = source;
        this.forms = OrderedCopies.copy(forms);
        this.otherForms = new OtherForms(this.forms);
    }

    /** The source itself where no column has a form of its own; forms are by the places of their columns. */
    public static RowSource of(RowSource source, Map<Integer, WrittenForm> forms) {
        return forms.isEmpty() ? source : new RewrittenSource(source, forms);
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public List<RecordSet.Column> columns() {
        return source.columns();
    }

    /** The same rows read otherwise are another source. */
    @Override
    public String identity() {
        return source.identity() + ", written as " + forms;
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
        var rewriting = new Rewriting(rows);
        otherForms = rewriting.usual.otherForms();
        source.read(from, rewriting);
    }

    /** How many values are not in the form that was given; on the thread that reads, or after the reading. */
    @Override
    public List<String> advice() {
        return otherForms.advice(source);
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
        source.again(groups, new Rewriting(rows));
    }

    @Override
    public void close() throws IOException {
        source.close();
    }

    /** Passes on what it is told, and each row in the usual form. Not thread-safe. */
    private final class Rewriting implements RowConsumer {
        private final RowConsumer rows;
        private final RewrittenRow usual = new RewrittenRow(source.columns().size(), forms);

        Rewriting(RowConsumer rows) {
            this.rows = rows;
        }

        @Override
        public void row(FieldSlices row) throws InterruptedException {
            rows.row(usual.of(row));
        }

        @Override
        public void unreadable(long place, String why) {
            rows.unreadable(place, why);
        }

        @Override
        public void unreadable(FieldSlices row, String why) throws InterruptedException {
            rows.unreadable(usual.of(row), why);
        }

        @Override
        public void reached(Position position) throws InterruptedException {
            rows.reached(position);
        }

        @Override
        public void waiting() {
            rows.waiting();
        }
    }
}
