package dev.cutover.reconcile.pushdown;

import dev.cutover.model.Segment;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.RecordSet;
import dev.cutover.spi.Records;
import dev.cutover.spi.sums.SumRecipe;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;

/** A record set without the buckets that agree. Single rows are found in all of it. Thread-safe. */
final class BucketRecords implements Records {
    private final SummedSide side;
    private final SumRecipe recipe;
    private final BitSet buckets;
    private final long rows;

    /** @param rows about how many there are in the buckets */
    BucketRecords(SummedSide side, SumRecipe recipe, BitSet buckets, long rows) {
        this.side = side;
        this.recipe = recipe;
        this.buckets = (BitSet) buckets.clone();
        this.rows = rows;
    }

    @Override
    public List<RecordSet> sets() {
        return List.of(side.set());
    }

    @Override
    public End stream(String set, Query query, Rows each) throws ConnectorException, InterruptedException {
        return side.sums().rows(set, query, recipe, (BitSet) buckets.clone(), each);
    }

    @Override
    public End read(String set, Collection<Key> keys, Rows each) throws ConnectorException, InterruptedException {
        return side.records().read(set, keys, each);
    }

    @Override
    public End read(String set, Segment segment, Collection<Key> keys, Rows each)
            throws ConnectorException, InterruptedException {
        return side.records().read(set, segment, keys, each);
    }

    @Override
    public OptionalLong estimate(String set, Query query) {
        return OptionalLong.of(rows);
    }
}
