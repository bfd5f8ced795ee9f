package dev.cutover.reconcile.stage;

import dev.cutover.model.reconcile.Figure;
import dev.cutover.model.reconcile.StageMatrix;
import dev.cutover.reconcile.input.GroupSegment;
import dev.cutover.reconcile.judge.Findings;
import dev.cutover.reconcile.judge.Judgement;
import dev.cutover.reconcile.judge.ResultParts;
import dev.cutover.reconcile.judge.Standing;
import dev.cutover.reconcile.row.KeyGroup;
import dev.cutover.run.comparison.ProblemKind;
import dev.cutover.run.comparison.StagePair;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts keys by their pair of stages and their segment. Where there are more pairs than can be told, the segments are
 * given up first, and then the names of the stages, so that what is counted does not depend on the order. Not
 * thread-safe.
 */
public final class MatrixFindings implements Findings {
    private static final int MOST_PAIRS = 2_000;
    private static final String ANY = "(any)";

    private final StageCells cells;
    private final GroupSegment segments;
    private final Map<Pair, Long> pairs = new TreeMap<>(Pair.ORDER);
    private boolean hasSegments = true;
    private boolean hasStages = true;
    private long critical;
    private long exceptions;

    /** One line of the matrix as it occurred. */
    private record Pair(String segment, String left, String right, String meaning) {
        static final Comparator<Pair> ORDER = Comparator.comparing(Pair::segment)
                .thenComparing(Pair::left)
                .thenComparing(Pair::right)
                .thenComparing(Pair::meaning);
    }

    public MatrixFindings(StageCells cells, GroupSegment segments) {
        this.cells = cells;
        this.segments = segments;
    }

    @Override
    public Findings empty() {
        return new MatrixFindings(cells, segments);
    }

    @Override
    public void add(KeyGroup group, Judgement judgement, Standing standing) {
        var found = cells.of(group);
        if (found.isEmpty()) {
            return;
        }
        boolean counts = standing == Standing.CONFIRMED;
        var meaning = meaning(judgement, standing, found.get().cell());
        critical += counts && meaning.equals("critical") ? 1 : 0;
        exceptions += counts && meaning.equals("exception") ? 1 : 0;
        add(new Pair(segments.of(group), found.get().left(), found.get().right(), meaning), 1);
    }

    private static String meaning(Judgement judgement, Standing standing, StageMatrix.Cell cell) {
        if (has(judgement, ProblemKind.STAGES_CRITICAL)) {
            return "critical";
        }
        if (!has(judgement, ProblemKind.STAGES_EXCEPTION)) {
            return "agree";
        }
        boolean isAllowed = standing == Standing.MOVING && cell instanceof StageMatrix.Cell.Allowed;
        return isAllowed ? "allowed" : "exception";
    }

    private static boolean has(Judgement judgement, ProblemKind kind) {
        return judgement.problems().stream().anyMatch(problem -> problem.kind() == kind);
    }

    private void add(Pair pair, long keys) {
        pairs.merge(cut(pair), keys, Long::sum);
        if (pairs.size() > MOST_PAIRS) {
            if (hasSegments) {
                hasSegments = false;
            } else {
                hasStages = false;
            }
            recount();
        }
    }

    private Pair cut(Pair pair) {
        return new Pair(
                hasSegments ? pair.segment() : "",
                hasStages ? pair.left() : ANY,
                hasStages ? pair.right() : ANY,
                pair.meaning());
    }

    private void recount() {
        var before = new LinkedHashMap<>(pairs);
        pairs.clear();
        before.forEach((pair, keys) -> pairs.merge(cut(pair), keys, Long::sum));
    }

    @Override
    public void merge(Findings other) {
        var more = (MatrixFindings) other;
        hasSegments &= more.hasSegments;
        hasStages &= more.hasStages;
        recount();
        more.pairs.forEach(this::add);
        critical += more.critical;
        exceptions += more.exceptions;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeBoolean(hasSegments);
        out.writeBoolean(hasStages);
        out.writeLong(critical);
        out.writeLong(exceptions);
        out.writeInt(pairs.size());
        for (var entry : pairs.entrySet()) {
            out.writeUTF(entry.getKey().segment());
            out.writeUTF(entry.getKey().left());
            out.writeUTF(entry.getKey().right());
            out.writeUTF(entry.getKey().meaning());
            out.writeLong(entry.getValue());
        }
    }

    @Override
    public void read(DataInput in) throws IOException {
        var written = new MatrixFindings(cells, segments);
        written.hasSegments = in.readBoolean();
        written.hasStages = in.readBoolean();
        written.critical = in.readLong();
        written.exceptions = in.readLong();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            var pair = new Pair(in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF());
            written.pairs.put(pair, in.readLong());
        }
        merge(written);
    }

    @Override
    public void report(ResultParts result) {
        result.addFigure(Figure.CRITICAL, BigDecimal.valueOf(critical));
        result.addFigure(Figure.EXCEPTIONS, BigDecimal.valueOf(exceptions));
        pairs.forEach((pair, keys) ->
                result.addPair(new StagePair(pair.segment(), pair.left(), pair.right(), pair.meaning(), keys)));
        if (!hasSegments) {
            result.addAdvice("There are more than " + MOST_PAIRS + " pairs of stages and segments, so "
                    + (hasStages ? "the segments" : "the segments and stages") + " are not told apart");
        }
    }
}
