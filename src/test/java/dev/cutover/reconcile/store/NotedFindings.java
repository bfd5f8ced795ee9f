package dev.cutover.reconcile.store;

import dev.cutover.reconcile.judge.Findings;
import dev.cutover.reconcile.judge.GroupJudge;
import dev.cutover.reconcile.judge.Judgement;
import dev.cutover.reconcile.judge.ResultParts;
import dev.cutover.reconcile.judge.Standing;
import dev.cutover.reconcile.row.KeyGroup;
import dev.cutover.reconcile.row.RowView;
import dev.cutover.reconcile.row.StoredText;
import dev.cutover.run.comparison.Discrepancy;
import dev.cutover.run.comparison.ProblemKind;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Remembers each key with what was said of it; a key that is added twice is a fault. */
final class NotedFindings implements Findings {
    private final TreeMap<String, String> byKey = new TreeMap<>();

    /** What was said of each key. */
    Map<String, String> byKey() {
        return byKey;
    }

    @Override
    public Findings empty() {
        return new NotedFindings();
    }

    @Override
    public void add(KeyGroup group, Judgement judgement, Standing standing) {
        note(group.key().toString(), said(judgement, standing));
    }

    private void note(String key, String said) {
        if (byKey.put(key, said) != null) {
            throw new IllegalStateException("twice: " + key);
        }
    }

    static String said(Judgement judgement, Standing standing) {
        return standing + " " + judgement.problems();
    }

    @Override
    public void merge(Findings other) {
        ((NotedFindings) other).byKey.forEach(this::note);
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeInt(byKey.size());
        for (var one : byKey.entrySet()) {
            StoredText.write(out, one.getKey());
            StoredText.write(out, one.getValue());
        }
    }

    @Override
    public void read(DataInput in) throws IOException {
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            note(StoredText.read(in), StoredText.read(in));
        }
    }

    @Override
    public void report(ResultParts result) {
        throw new UnsupportedOperationException();
    }

    /** Compares the kept columns of the first rows of two inputs as texts, and counts copies. */
    record Judge(boolean judgesEqualRows) implements GroupJudge {
        @Override
        public Judgement judge(KeyGroup group) {
            var problems = new ArrayList<Discrepancy>();
            if (group.count(0) == 0) {
                problems.add(Discrepancy.of(ProblemKind.MISSING_LEFT));
            } else if (group.count(1) == 0) {
                problems.add(Discrepancy.of(ProblemKind.MISSING_RIGHT));
            } else {
                values(group.rows(0).get(0), group.rows(1).get(0), problems);
            }
            copies(group, 0, ProblemKind.DUPLICATE_LEFT, problems);
            copies(group, 1, ProblemKind.DUPLICATE_RIGHT, problems);
            return new Judgement(problems, List.of(), false);
        }

        private static void values(RowView left, RowView right, List<Discrepancy> problems) {
            for (int column = 0; column < 2; column++) {
                if (!Objects.equals(left.text(column), right.text(column))) {
                    problems.add(new Discrepancy(
                            ProblemKind.VALUE, "column " + column, left.text(column), right.text(column)));
                }
            }
        }

        private static void copies(KeyGroup group, int input, ProblemKind kind, List<Discrepancy> problems) {
            if (group.count(input) > 1) {
                problems.add(new Discrepancy(kind, Long.toString(group.count(input)), null, null));
            }
        }
    }
}
