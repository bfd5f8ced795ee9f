package dev.cutover.reconcile.pushdown;

import dev.cutover.reconcile.row.ForwardingSource;
import dev.cutover.reconcile.source.RecordsSource;

/** The rows of the buckets that differ; it is another source when other buckets do. As thread-safe as the source. */
final class BucketSource extends ForwardingSource {
    private final String sums;

    /** @param sums what identifies the sums of both sides */
    BucketSource(RecordsSource rows, String sums) {
        super(rows);
        this.sums = sums;
    }

    @Override
    public String identity() {
        return source().identity() + " in buckets by " + sums;
    }
}
