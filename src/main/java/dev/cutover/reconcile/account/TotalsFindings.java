package dev.cutover.reconcile.account;

import dev.cutover.model.reconcile.Figure;
import dev.cutover.reconcile.input.GroupSegment;
import dev.cutover.reconcile.judge.Findings;
import dev.cutover.reconcile.judge.Judgement;
import dev.cutover.reconcile.judge.ResultParts;
import dev.cutover.reconcile.judge.Standing;
import dev.cutover.reconcile.row.KeyGroup;
import dev.cutover.run.comparison.TotalLine;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Adds up the totals of both sides. Keys that are moving, or have never settled, are left out on both. Where there are
 * more lines than can be told, values are given up first, and then segments, so that the sums do not depend on the
 * order. Not thread-safe.
 */
public final class TotalsFindings implements Findings {
    private static final int MOST_LINES = 2_000;

    private final List<TotalRows> totals;
    private final GroupSegment segments;
    private final Map<Line, TotalRows.Share> lines = new TreeMap<>(Line.ORDER);
    private boolean hasValues = true;
    private boolean hasSegments = true;
    private long leftOut;

    /** One line of one total, which is told by its place in their order. */
    private record Line(int total, String segment, String value) {
        static final Comparator<Line> ORDER = Comparator.comparingInt(Line::total)
                .thenComparing(Line::segment)
                .thenComparing(Line::value);
    }

    /** Empty ones, in the order of the totals. */
    public TotalsFindings(List<TotalRows> totals, GroupSegment segments) {
        this.totals = List.copyOf(totals);
        this.segments = segments;
    }

    @Override
    public Findings empty() {
        return new TotalsFindings(totals, segments);
    }

    @Override
    public void add(KeyGroup group, Judgement judgement, Standing standing) {
        if (standing == Standing.MOVING || standing == Standing.NEVER_SETTLED) {
            leftOut++;
            return;
        }
        var segment = segments.of(group);
        for (int i = 0; i < totals.size(); i++) {
            int total = i;
            totals.get(i)
                    .shares(group)
                    .byValue()
                    .forEach((value, share) -> add(new Line(total, segment, value), share));
        }
    }

    private void add(Line line, TotalRows.Share share) {
        lines.merge(cut(line), share, TotalRows.Share::plus);
        if (lines.size() > MOST_LINES) {
            if (hasValues) {
                hasValues = false;
            } else {
                hasSegments = false;
            }
            recount();
        }
    }

    private Line cut(Line line) {
        return new Line(line.total(), hasSegments ? line.segment() : "", hasValues ? line.value() : "");
    }

    private void recount() {
        var before = new LinkedHashMap<>(lines);
        lines.clear();
        before.forEach((line, share) -> lines.merge(cut(line), share, TotalRows.Share::plus));
    }

    @Override
    public void merge(Findings other) {
        var more = (TotalsFindings) other;
        hasValues &= more.hasValues;
        hasSegments &= more.hasSegments;
        recount();
        more.lines.forEach(this::add);
        leftOut += more.leftOut;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeBoolean(hasValues);
        out.writeBoolean(hasSegments);
        out.writeLong(leftOut);
        out.writeInt(lines.size());
        for (var entry : lines.entrySet()) {
            out.writeInt(entry.getKey().total());
            out.writeUTF(entry.getKey().segment());
            out.writeUTF(entry.getKey().value());
            out.writeUTF(entry.getValue().left().toString());
            out.writeUTF(entry.getValue().right().toString());
        }
    }

    @Override
    public void read(DataInput in) throws IOException {
        var written = new TotalsFindings(totals, segments);
        written.hasValues = in.readBoolean();
        written.hasSegments = in.readBoolean();
        written.leftOut = in.readLong();
        for (int rest = in.readInt(); rest > 0; rest--) {
            var line = new Line(in.readInt(), in.readUTF(), in.readUTF());
            var share = new TotalRows.Share(new BigDecimal(in.readUTF()), new BigDecimal(in.readUTF()));
            written.lines.put(line, share);
        }
        merge(written);
    }

    @Override
    public void report(ResultParts result) {
        var all = lines.entrySet().stream()
                .map(entry -> new TotalLine(
                        totals.get(entry.getKey().total()).name(),
                        entry.getKey().segment(),
                        entry.getKey().value(),
                        entry.getValue().left(),
                        entry.getValue().right()))
                .toList();
        all.forEach(result::addTotal);
        long apart = all.stream().filter(line -> !line.agrees()).count();
        result.addFigure(Figure.TOTALS, BigDecimal.valueOf(apart));
        if (leftOut > 0) {
            result.addAdvice("The totals leave out " + leftOut + (leftOut == 1 ? " key" : " keys")
                    + " whose rows were still changing, on both sides");
        }
        if (!hasValues) {
            result.addAdvice("The totals have more than " + MOST_LINES + " lines, so they are not told apart by value"
                    + (hasSegments ? "" : " or by segment"));
        }
    }
}
