package dev.cutover.reconcile.stage;

import dev.cutover.model.reconcile.Figure;
import dev.cutover.model.reconcile.StageMatrix;
import dev.cutover.reconcile.input.GroupSegment;
import dev.cutover.reconcile.judge.BoundedLines;
import dev.cutover.reconcile.judge.Findings;
import dev.cutover.reconcile.judge.Judgement;
import dev.cutover.reconcile.judge.ResultParts;
import dev.cutover.reconcile.judge.Standing;
import dev.cutover.reconcile.row.KeyGroup;
import dev.cutover.reconcile.row.StoredText;
import dev.cutover.run.comparison.ProblemKind;
import dev.cutover.run.comparison.StagePair;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.function.BiConsumer;

/**
 * Counts keys by their pair of stages and their segment, as {@link MatrixJudge} has seen them. Where there are more
 * pairs than can be told, the segments are given up first, and then the names of the stages. Not thread-safe.
 */
public final class MatrixFindings implements Findings {
    private static final int MOST_PAIRS = 2_000;
    private static final String ANY = "(any)";

    private final GroupSegment segments;
    private final BoundedLines<Pair, Long> pairs = new BoundedLines<>(MOST_PAIRS, new PairScheme());
    private long critical;
    private long exceptions;

    /** One line of the matrix as it occurred. */
    private record Pair(String segment, String left, String right, String meaning) implements Comparable<Pair> {
        private static final Comparator<Pair> ORDER = Comparator.comparing(Pair::segment)
                .thenComparing(Pair::left)
                .thenComparing(Pair::right)
                .thenComparing(Pair::meaning);

        @Override
        public int compareTo(Pair other) {
            return ORDER.compare(this, other);
        }
    }

    /** Gives up the segments, then the stages. */
    private record PairScheme() implements BoundedLines.Scheme<Pair, Long> {
        @Override
        public int details() {
            return 2;
        }

        @Override
        public Pair without(Pair pair, int details) {
            return new Pair(
                    details > 0 ? "" : pair.segment(),
                    details > 1 ? ANY : pair.left(),
                    details > 1 ? ANY : pair.right(),
                    pair.meaning());
        }

        @Override
        public Long plus(Long one, Long other) {
            return one + other;
        }

        @Override
        public void write(DataOutput out, Pair pair, Long keys) throws IOException {
            StoredText.write(out, pair.segment());
            StoredText.write(out, pair.left());
            StoredText.write(out, pair.right());
            StoredText.write(out, pair.meaning());
            out.writeLong(keys);
        }

        @Override
        public void read(DataInput in, BiConsumer<Pair, Long> to) throws IOException {
            var pair = new Pair(StoredText.read(in), StoredText.read(in), StoredText.read(in), StoredText.read(in));
            to.accept(pair, in.readLong());
        }
    }

    public MatrixFindings(GroupSegment segments) {
        this.segments = segments;
    }

    @Override
    public Findings empty() {
        return new MatrixFindings(segments);
    }

    @Override
    public void add(KeyGroup group, Judgement judgement, Standing standing) {
        judgement.seen(StageCells.Found.class).ifPresent(found -> {
            var meaning = meaning(judgement, standing, found.cell());
            critical += standing.isFinding() && meaning.equals("critical") ? 1 : 0;
            exceptions += standing.isFinding() && meaning.equals("exception") ? 1 : 0;
            pairs.add(new Pair(segments.of(group), found.left(), found.right(), meaning), 1L);
        });
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

    @Override
    public void merge(Findings other) {
        var more = (MatrixFindings) other;
        pairs.merge(more.pairs);
        critical += more.critical;
        exceptions += more.exceptions;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        pairs.write(out);
        out.writeLong(critical);
        out.writeLong(exceptions);
    }

    @Override
    public void read(DataInput in) throws IOException {
        pairs.read(in);
        critical += in.readLong();
        exceptions += in.readLong();
    }

    @Override
    public void report(ResultParts result) {
        result.addFigure(Figure.CRITICAL, BigDecimal.valueOf(critical));
        result.addFigure(Figure.EXCEPTIONS, BigDecimal.valueOf(exceptions));
        pairs.forEach((pair, keys) ->
                result.addPair(new StagePair(pair.segment(), pair.left(), pair.right(), pair.meaning(), keys)));
        if (pairs.givenUp() > 0) {
            result.addAdvice("There are more than " + pairs.most() + " pairs of stages and segments, so "
                    + (pairs.givenUp() == 1 ? "the segments" : "the segments and stages") + " are not told apart");
        }
    }
}
