package dev.cutover.reconcile.check;

import dev.cutover.reconcile.judge.Findings;
import dev.cutover.reconcile.judge.Judgement;
import dev.cutover.reconcile.judge.ResultParts;
import dev.cutover.reconcile.judge.Standing;
import dev.cutover.reconcile.row.KeyGroup;
import java.io.DataInput;
import java.io.DataOutput;
import java.util.List;

/** Sentences about the checks that stand in every result. Immutable. */
final class Remarks implements Findings {
    private final List<String> sentences;

    Remarks(List<String> sentences) {
        this.sentences = List.copyOf(sentences);
    }

    @Override
    public Findings empty() {
        return this;
    }

    /** They do not depend on the rows. */
    @Override
    public void add(KeyGroup group, Judgement judgement, Standing standing) {}

    @Override
    public void merge(Findings other) {}

    @Override
    public void write(DataOutput out) {}

    @Override
    public void read(DataInput in) {}

    @Override
    public void report(ResultParts result) {
        sentences.forEach(result::addAdvice);
    }
}
