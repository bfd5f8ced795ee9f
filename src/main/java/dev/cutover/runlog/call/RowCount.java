package dev.cutover.runlog.call;

import dev.cutover.runlog.LogEntry.Level;
import dev.cutover.spi.Records;
import dev.cutover.spi.sums.BucketSum;
import dev.cutover.spi.sums.BucketSums;

/** Counts what a stream passes on. Confined to the thread of the stream. */
final class RowCount {
    private long count;

    Records.Rows rows(Records.Rows next) {
        return row -> {
            count++;
            return next.take(row);
        };
    }

    BucketSums.Taker sums(BucketSums.Taker next) {
        return (BucketSum sum) -> {
            count++;
            return next.take(sum);
        };
    }

    GivenAnswer answer(Records.End end) {
        return GivenAnswer.of(Level.INFO, end == Records.End.WHOLE ? "whole" : "stopped", "")
                .sameWhateverItSays()
                .with("rows", Long.toString(count));
    }
}
