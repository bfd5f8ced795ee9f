package dev.cutover.reconcile.source;

import dev.cutover.model.order.OrderedCopies;
import dev.cutover.model.reconcile.WrittenForm;
import dev.cutover.reconcile.row.FieldSlices;
import dev.cutover.reconcile.row.ForwardingConsumer;
import dev.cutover.reconcile.row.ForwardingSource;
import dev.cutover.reconcile.row.Position;
import dev.cutover.reconcile.row.RowConsumer;
import dev.cutover.reconcile.row.RowSource;
import dev.cutover.reconcile.row.UnreadableSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A source that writes numbers or times in a form of its own. Its rows are passed on in the usual form, so that all
 * that comes after reads them: {@code 785.991,48} is {@code 785991.48}. As thread-safe as the source.
 */
public final class RewrittenSource extends ForwardingSource {
    private final Map<Integer, WrittenForm> forms;
    private volatile OtherForms otherForms;

    private RewrittenSource(RowSource source, Map<Integer, WrittenForm> forms) {
        super(source);
        this.forms = OrderedCopies.copy(forms);
        this.otherForms = new OtherForms(this.forms);
    }

    /** The source itself where no column has a form of its own; forms are by the places of their columns. */
    public static RowSource of(RowSource source, Map<Integer, WrittenForm> forms) {
        return forms.isEmpty() ? source : new RewrittenSource(source, forms);
    }

    /** The same rows read otherwise are another source. */
    @Override
    public String identity() {
        return source().identity() + ", written as " + forms;
    }

    @Override
    public void read(Position from, RowConsumer rows) throws UnreadableSource, InterruptedException {
        var rewriting = new Rewriting(rows);
        otherForms = rewriting.usual.otherForms();
        source().read(from, rewriting);
    }

    /**
     * The source's own, and how many values are not in the form that was given; on the thread that reads, or after the
     * reading.
     */
    @Override
    public List<String> advice() {
        return Stream.concat(source().advice().stream(), otherForms.advice(source()).stream())
                .toList();
    }

    @Override
    public void again(Collection<List<String>> groups, RowConsumer rows) throws UnreadableSource, InterruptedException {
        source().again(groups, new Rewriting(rows));
    }

    /** Passes on what it is told, and each row in the usual form. Not thread-safe. */
    private final class Rewriting extends ForwardingConsumer {
        private final RewrittenRow usual = new RewrittenRow(source().columns().size(), forms);

        Rewriting(RowConsumer rows) {
            super(rows);
        }

        @Override
        public void row(FieldSlices row) throws InterruptedException {
            super.row(usual.of(row));
        }

        @Override
        public void unreadable(FieldSlices row, String why) throws InterruptedException {
            super.unreadable(usual.of(row), why);
        }
    }
}
