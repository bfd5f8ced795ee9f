package dev.cutover.reconcile.account;

import dev.cutover.model.reconcile.Figure;
import dev.cutover.reconcile.input.GroupSegment;
import dev.cutover.reconcile.judge.BoundedLines;
import dev.cutover.reconcile.judge.Findings;
import dev.cutover.reconcile.judge.Judgement;
import dev.cutover.reconcile.judge.ResultParts;
import dev.cutover.reconcile.judge.Standing;
import dev.cutover.reconcile.row.KeyGroup;
import dev.cutover.reconcile.row.StoredText;
import dev.cutover.run.comparison.TotalLine;
import dev.cutover.text.Counted;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Adds up the totals of both sides, as {@link TotalsJudge} has seen their parts. Keys that are moving are left out on
 * both sides; of keys that never settled, what the last look has seen counts. Amounts that could not be read make the
 * result incomplete. Where there are more lines than can be told, values are given up first, and then segments. Not
 * thread-safe.
 */
public final class TotalsFindings implements Findings {
    private static final int MOST_LINES = 2_000;

    private final List<String> totals;
    private final GroupSegment segments;
    private final BoundedLines<Line, TotalRows.Share> lines = new BoundedLines<>(MOST_LINES, new LineScheme());
    private final List<UnreadAmounts> unread;
    private long leftOut;

    /** One line of one total, which is told by its place in their order. */
    private record Line(int total, String segment, String value) implements Comparable<Line> {
        private static final Comparator<Line> ORDER = Comparator.comparingInt(Line::total)
                .thenComparing(Line::segment)
                .thenComparing(Line::value);

        @Override
        public int compareTo(Line other) {
            return ORDER.compare(this, other);
        }
    }

    /** Gives up the values, then the segments. */
    private record LineScheme() implements BoundedLines.Scheme<Line, TotalRows.Share> {
        @Override
        public int details() {
            return 2;
        }

        @Override
        public Line without(Line line, int details) {
            return new Line(line.total(), details > 1 ? "" : line.segment(), details > 0 ? "" : line.value());
        }

        @Override
        public TotalRows.Share plus(TotalRows.Share one, TotalRows.Share other) {
            return one.plus(other);
        }

        @Override
        public void write(DataOutput out, Line line, TotalRows.Share share) throws IOException {
            out.writeInt(line.total());
            StoredText.write(out, line.segment());
            StoredText.write(out, line.value());
            StoredText.write(out, share.left().toString());
            StoredText.write(out, share.right().toString());
        }

        @Override
        public void read(DataInput in, BiConsumer<Line, TotalRows.Share> to) throws IOException {
            var line = new Line(in.readInt(), StoredText.read(in), StoredText.read(in));
            to.accept(
                    line,
                    new TotalRows.Share(new BigDecimal(StoredText.read(in)), new BigDecimal(StoredText.read(in))));
        }
    }

    /** Empty ones, with the names of the totals in their order. */
    public TotalsFindings(List<String> totals, GroupSegment segments) {
        this.totals = List.copyOf(totals);
        this.segments = segments;
        this.unread = new ArrayList<>();
        totals.forEach(total -> unread.add(new UnreadAmounts()));
    }

    @Override
    public Findings empty() {
        return new TotalsFindings(totals, segments);
    }

    @Override
    public void add(KeyGroup group, Judgement judgement, Standing standing) {
        if (standing == Standing.MOVING) {
            leftOut++;
            return;
        }
        judgement.seen(TotalShares.class).ifPresent(shares -> {
            var segment = segments.of(group);
            for (int i = 0; i < totals.size(); i++) {
                int total = i;
                unread.get(i).add(shares.byTotal().get(i));
                shares.byTotal()
                        .get(i)
                        .byValue()
                        .forEach((value, share) -> lines.add(new Line(total, segment, value), share));
            }
        });
    }

    @Override
    public void merge(Findings other) {
        var more = (TotalsFindings) other;
        lines.merge(more.lines);
        for (int i = 0; i < unread.size(); i++) {
            unread.get(i).merge(more.unread.get(i));
        }
        leftOut += more.leftOut;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        lines.write(out);
        for (UnreadAmounts amounts : unread) {
            amounts.write(out);
        }
        out.writeLong(leftOut);
    }

    @Override
    public void read(DataInput in) throws IOException {
        lines.read(in);
        for (UnreadAmounts amounts : unread) {
            amounts.read(in);
        }
        leftOut += in.readLong();
    }

    @Override
    public void report(ResultParts result) {
        var all = new ArrayList<TotalLine>();
        lines.forEach((line, share) -> all.add(
                new TotalLine(totals.get(line.total()), line.segment(), line.value(), share.left(), share.right())));
        all.forEach(result::addTotal);
        long apart = all.stream().filter(line -> !line.agrees()).count();
        result.addFigure(Figure.TOTALS, BigDecimal.valueOf(apart));
        for (int i = 0; i < unread.size(); i++) {
            unread.get(i).report(totals.get(i), result);
        }
        if (leftOut > 0) {
            result.addAdvice("The totals leave out " + Counted.grouped(leftOut, "key", "keys")
                    + " whose rows were still changing, on both sides");
        }
        if (lines.givenUp() > 0) {
            result.addAdvice("The totals have more than " + lines.most() + " lines, so they are not told apart by value"
                    + (lines.givenUp() == 1 ? "" : " or by segment"));
        }
    }
}
