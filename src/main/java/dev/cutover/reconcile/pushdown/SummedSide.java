package dev.cutover.reconcile.pushdown;

import dev.cutover.spi.RecordSet;
import dev.cutover.spi.Records;
import dev.cutover.spi.sums.BucketSums;

/** One side, as a record set whose rows its system can add up. */
public record SummedSide(Records records, BucketSums sums, RecordSet set, Records.Query query) {}
