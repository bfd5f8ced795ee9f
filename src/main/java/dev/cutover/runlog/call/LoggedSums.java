package dev.cutover.runlog.call;

import dev.cutover.model.SystemId;
import dev.cutover.runlog.LogEntry.Level;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Records;
import dev.cutover.spi.sums.BucketSum;
import dev.cutover.spi.sums.BucketSums;
import dev.cutover.spi.sums.RowDigest;
import dev.cutover.spi.sums.SumForm;
import dev.cutover.spi.sums.SumRecipe;
import java.util.BitSet;
import java.util.Map;

/** Sums whose reading is logged: how many, never what is in them. Thread-safe. */
record LoggedSums(SystemId system, BucketSums real, LoggedCalls calls) implements BucketSums {

    @Override
    public Map<String, SumForm> forms(String set) throws ConnectorException, InterruptedException {
        return calls.question(
                asked("sum-forms", set), () -> real.forms(set), forms -> GivenAnswer.of(Level.INFO, "told", ""));
    }

    @Override
    public BucketSum.Words handshake(RowDigest digest) throws ConnectorException, InterruptedException {
        return calls.question(
                AskedOfSystem.question(system, "sum-handshake"),
                () -> real.handshake(digest),
                words -> GivenAnswer.of(Level.INFO, "told", ""));
    }

    @Override
    public Records.End sums(String set, Records.Query query, SumRecipe recipe, Taker taker)
            throws ConnectorException, InterruptedException {
        var count = new RowCount();
        return calls.question(
                asked("sums", set).with("segment", query.segment().toString()),
                () -> real.sums(set, query, recipe, count.sums(taker)),
                count::answer);
    }

    @Override
    public Records.End rows(String set, Records.Query query, SumRecipe recipe, BitSet buckets, Records.Rows rows)
            throws ConnectorException, InterruptedException {
        var count = new RowCount();
        return calls.question(
                asked("rows-of-buckets", set).with("segment", query.segment().toString()),
                () -> real.rows(set, query, recipe, buckets, count.rows(rows)),
                count::answer);
    }

    private AskedOfSystem asked(String question, String set) {
        return AskedOfSystem.question(system, question).with("set", set);
    }
}
