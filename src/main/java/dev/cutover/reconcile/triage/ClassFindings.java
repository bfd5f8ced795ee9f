package dev.cutover.reconcile.triage;

import dev.cutover.model.reconcile.DifferenceClass;
import dev.cutover.reconcile.judge.Findings;
import dev.cutover.reconcile.judge.Judgement;
import dev.cutover.reconcile.judge.ResultParts;
import dev.cutover.reconcile.judge.Standing;
import dev.cutover.reconcile.row.KeyGroup;
import dev.cutover.run.comparison.ClassCount;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;

/** Counts keys by the classes of their problems. Not thread-safe. */
public final class ClassFindings implements Findings {
    private final DifferenceSorter sorter;
    private final Map<DifferenceClass, Long> keys = new EnumMap<>(DifferenceClass.class);

    public ClassFindings(DifferenceSorter sorter) {
        this.sorter = sorter;
    }

    @Override
    public Findings empty() {
        return new ClassFindings(sorter);
    }

    @Override
    public void add(KeyGroup group, Judgement judgement, Standing standing) {
        if (standing.isFinding()) {
            sorter.classes(group, judgement).forEach(kind -> add(kind, 1));
        }
    }

    private void add(DifferenceClass kind, long more) {
        keys.merge(kind, more, Long::sum);
    }

    @Override
    public void merge(Findings other) {
        ((ClassFindings) other).keys.forEach(this::add);
    }

    @Override
    public void write(DataOutput out) throws IOException {
        for (DifferenceClass kind : DifferenceClass.values()) {
            out.writeLong(keys.getOrDefault(kind, 0L));
        }
    }

    @Override
    public void read(DataInput in) throws IOException {
        for (DifferenceClass kind : DifferenceClass.values()) {
            add(kind, in.readLong());
        }
    }

    @Override
    public void report(ResultParts result) {
        for (DifferenceClass kind : DifferenceClass.values()) {
            long count = keys.getOrDefault(kind, 0L);
            if (count > 0) {
                result.addClass(new ClassCount(kind, sorter.owner(kind), count));
            }
        }
    }
}
