package dev.cutover.reconcile.account;

import dev.cutover.model.reconcile.Total;
import dev.cutover.reconcile.judge.Findings;
import dev.cutover.reconcile.judge.Judgement;
import dev.cutover.reconcile.judge.MoneySums;
import dev.cutover.reconcile.judge.ResultParts;
import dev.cutover.reconcile.judge.Standing;
import dev.cutover.reconcile.row.KeyGroup;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * By how much the amounts differ that the runbook names: its totals of a column by currency. A key that a side lacks as
 * a whole is counted as missing, and not here. Not thread-safe.
 */
public final class MoneyFindings implements Findings {
    private static final String CURRENCY = "currency";

    private final List<Boolean> areAmounts;
    private final MoneySums sums = new MoneySums();

    private MoneyFindings(List<Boolean> areAmounts) {
        this.areAmounts = List.copyOf(areAmounts);
    }

    /** Empty ones, for the totals in their order. */
    public static MoneyFindings of(List<Total> totals) {
        return new MoneyFindings(totals.stream().map(MoneyFindings::isAmount).toList());
    }

    /** Whether a total adds up amounts of money. */
    public static boolean isAmount(Total total) {
        return total.sum().isPresent()
                && total.by()
                        .filter(column -> column.toLowerCase(Locale.ROOT).contains(CURRENCY))
                        .isPresent();
    }

    @Override
    public Findings empty() {
        return new MoneyFindings(areAmounts);
    }

    @Override
    public void add(KeyGroup group, Judgement judgement, Standing standing) {
        if (standing.isFinding() && !group.rows(0).isEmpty() && !group.rows(1).isEmpty()) {
            judgement.seen(TotalShares.class).ifPresent(this::add);
        }
    }

    private void add(TotalShares shares) {
        for (int i = 0; i < areAmounts.size(); i++) {
            var ofTotal = shares.byTotal().get(i);
            if (areAmounts.get(i) && !ofTotal.isReadable()) {
                sums.unread();
            } else if (areAmounts.get(i)) {
                for (Map.Entry<String, TotalRows.Share> share :
                        ofTotal.byValue().entrySet()) {
                    sums.add(
                            share.getKey(),
                            share.getValue().left().subtract(share.getValue().right()));
                }
            }
        }
    }

    @Override
    public void merge(Findings other) {
        sums.merge(((MoneyFindings) other).sums);
    }

    @Override
    public void write(DataOutput out) throws IOException {
        sums.write(out);
    }

    @Override
    public void read(DataInput in) throws IOException {
        sums.read(in);
    }

    @Override
    public void report(ResultParts result) {
        result.addNamedMoney(sums);
    }
}
