package dev.cutover.reconcile.judge;

import dev.cutover.reconcile.row.KeyGroup;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * The findings of the compared columns and of what is looked at besides. A key that neither of the two compared inputs
 * has a row of is counted with them only if something is wrong with it. Not thread-safe.
 */
public final class CombinedFindings implements Findings {
    private final Findings columns;
    private final List<Findings> added;

    public CombinedFindings(Findings columns, List<Findings> added) {
        this.columns = columns;
        this.added = List.copyOf(added);
    }

    @Override
    public Findings empty() {
        return new CombinedFindings(
                columns.empty(), added.stream().map(Findings::empty).toList());
    }

    @Override
    public void add(KeyGroup group, Judgement judgement, Standing standing) {
        if (CombinedJudge.isCompared(group) || !judgement.agrees()) {
            columns.add(group, judgement, standing);
        }
        added.forEach(findings -> findings.add(group, judgement, standing));
    }

    @Override
    public void merge(Findings other) {
        var same = (CombinedFindings) other;
        columns.merge(same.columns);
        for (int i = 0; i < added.size(); i++) {
            added.get(i).merge(same.added.get(i));
        }
    }

    @Override
    public void write(DataOutput out) throws IOException {
        columns.write(out);
        for (Findings findings : added) {
            findings.write(out);
        }
    }

    @Override
    public void read(DataInput in) throws IOException {
        columns.read(in);
        for (Findings findings : added) {
            findings.read(in);
        }
    }

    @Override
    public void report(ResultParts result) {
        columns.report(result);
        added.forEach(findings -> findings.report(result));
    }
}
