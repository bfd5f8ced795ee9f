package dev.cutover.reconcile.check;

import dev.cutover.reconcile.judge.RecordOwner;
import dev.cutover.reconcile.row.KeyGroup;
import dev.cutover.run.comparison.Discrepancy;
import java.util.Optional;

/** Stands for an owner that is only known once it is known where the columns are in a row. Thread-safe. */
final class LateOwner implements RecordOwner {
    private volatile RecordOwner known = RecordOwner.UNKNOWN;

    void become(RecordOwner owner) {
        known = owner;
    }

    @Override
    public Optional<String> of(KeyGroup group, Discrepancy problem) {
        return known.of(group, problem);
    }
}
