package dev.cutover.reconcile.judge;

import dev.cutover.model.reconcile.Side;
import dev.cutover.reconcile.judge.cause.AdvisedColumns;
import dev.cutover.reconcile.judge.cause.CauseCounts;
import dev.cutover.reconcile.judge.cause.CauseSummary;
import dev.cutover.reconcile.judge.cause.Dimensions;
import dev.cutover.reconcile.row.InputLayout;
import dev.cutover.reconcile.row.KeyGroup;
import dev.cutover.reconcile.row.RowView;
import dev.cutover.run.comparison.Discrepancy;
import dev.cutover.run.comparison.ProblemKind;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/**
 * What is found by comparing two inputs: how many keys of each answer, causes, and what agrees only by a rule. Not
 * thread-safe.
 */
public final class PairFindings implements Findings {
    private static final int NONE = -1;

    private final ComparedPair pair;
    private final PairedColumns columns;
    private final RecordOwner owner;
    private final Dimensions dimensions;
    private final CauseCounts causes;
    private final KeyCounts keys = new KeyCounts();
    private final RuleCounts rules = new RuleCounts();
    private final MissingZones zones = new MissingZones();
    private final UnreadValues unread = new UnreadValues();
    private final LonelyKeys lonely = new LonelyKeys();
    private final MoneySums amounts = new MoneySums();
    /** By dimension, where its column is on either side. */
    private final int[] leftPlaces;

    private final int[] rightPlaces;
    /** Of the key that is being counted. */
    private final int[] values;

    private PairFindings(ComparedPair pair, RecordOwner owner, Dimensions dimensions, CauseCounts causes) {
        this.pair = pair;
        this.columns = new PairedColumns(pair);
        this.owner = owner;
        this.dimensions = dimensions;
        this.causes = causes;
        this.values = new int[dimensions.names().size()];
        this.leftPlaces = places(pair.left());
        this.rightPlaces = places(pair.right());
    }

    /** Empty ones; causes are told apart by the values of the dimensions that one of the inputs has. */
    public static PairFindings over(ComparedPair pair, List<String> dimensions, RecordOwner owner) {
        List<String> known = dimensions.stream()
                .filter(name -> pair.left().place(name) >= 0 || pair.right().place(name) >= 0)
                .distinct()
                .toList();
        return new PairFindings(pair, owner, new Dimensions(known), new CauseCounts(known.size()));
    }

    @Override
    public Findings empty() {
        return over(pair, dimensions.names(), owner);
    }

    @Override
    public void add(KeyGroup group, Judgement judgement, Standing standing) {
        List<RowView> left = group.rows(0);
        List<RowView> right = group.rows(1);
        countDimensions(left, right);
        keys.add(judgement, standing, !left.isEmpty() && !right.isEmpty());
        if (standing != Standing.EQUAL) {
            zones.add(pair, left, right);
        }
        if (standing == Standing.MOVING) {
            return;
        }
        rules.add(judgement.byRule());
        if (standing == Standing.EQUAL) {
            return;
        }
        if (left.isEmpty() != right.isEmpty()) {
            lonely.add(left.isEmpty() ? Side.RIGHT : Side.LEFT, group.key());
        }
        for (Discrepancy problem : judgement.problems()) {
            var found = new PairedRows(columns, owner, group, problem, standing);
            if (problem.kind() == ProblemKind.VALUE && columns.isRead(problem.about())) {
                unread.add(pair, problem);
            }
            if (problem.kind() == ProblemKind.VALUE && columns.isAmount(problem.about())) {
                amounts.add(
                        new MoneySums.Amount(found.left(), pair.currency(Side.LEFT, left)),
                        new MoneySums.Amount(found.right(), pair.currency(Side.RIGHT, right)));
            }
            causes.add(found, values);
        }
    }

    @Override
    public void merge(Findings other) {
        add((PairFindings) other);
    }

    @Override
    public void write(DataOutput out) throws IOException {
        keys.write(out);
        rules.write(out);
        zones.write(out);
        unread.write(out);
        lonely.write(out);
        amounts.write(out);
        dimensions.write(out);
        causes.write(out);
    }

    @Override
    public void read(DataInput in) throws IOException {
        keys.read(in);
        rules.read(in);
        zones.read(in);
        unread.read(in);
        lonely.read(in);
        amounts.read(in);
        Dimensions read = Dimensions.read(in, dimensions.names());
        causes.merge(CauseCounts.read(in, dimensions.names().size()), dimensions.merge(read));
    }

    @Override
    public void report(ResultParts result) {
        result.addTally(keys.tally());
        keys.forEachFigure((figure, number) -> result.addFigure(figure, BigDecimal.valueOf(number)));
        rules.uses().forEach(result::addRule);
        if (pair.hasAmounts()) {
            result.addMoney(amounts);
        }
        var summary = new CauseSummary(causes, dimensions);
        result.addCauses(summary.causes());
        unread.report(pair, result);
        lonely.report(result);
        var columns = new AdvisedColumns(pair.byColumn(), unread.columns());
        summary.advice(keys.pairs(), columns).forEach(result::addAdvice);
        zones.report(pair, result);
    }

    private void add(PairFindings other) {
        keys.merge(other.keys);
        rules.merge(other.rules);
        zones.merge(other.zones);
        unread.merge(other.unread);
        lonely.merge(other.lonely);
        amounts.merge(other.amounts);
        causes.merge(other.causes, dimensions.merge(other.dimensions));
    }

    private void countDimensions(List<RowView> left, List<RowView> right) {
        Arrays.fill(values, NONE);
        if (left.isEmpty() && right.isEmpty()) {
            return;
        }
        dimensions.key();
        for (int i = 0; i < values.length; i++) {
            if (dimensions.hasTooMany(i)) {
                values[i] = NONE;
            } else if (leftPlaces[i] >= 0 && !left.isEmpty()) {
                values[i] = count(i, left.get(0), leftPlaces[i]);
            } else if (rightPlaces[i] >= 0 && !right.isEmpty()) {
                values[i] = count(i, right.get(0), rightPlaces[i]);
            }
        }
    }

    private int[] places(InputLayout layout) {
        return dimensions.names().stream().mapToInt(layout::place).toArray();
    }

    private int count(int dimension, RowView row, int place) {
        return dimensions.count(dimension, row.bytes(), row.start(place), row.length(place));
    }
}
