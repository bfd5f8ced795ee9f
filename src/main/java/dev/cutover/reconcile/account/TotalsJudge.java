package dev.cutover.reconcile.account;

import dev.cutover.reconcile.judge.AddedJudge;
import dev.cutover.reconcile.judge.Judgement;
import dev.cutover.reconcile.row.KeyGroup;
import dev.cutover.run.comparison.Discrepancy;
import dev.cutover.run.comparison.ProblemKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says of which keys the sides do not add the same to the totals, where nothing else is wrong with them: so they are
 * looked at again like any difference, and what totals differ by is confirmed. Immutable.
 */
public final class TotalsJudge implements AddedJudge {
    private final List<TotalRows> totals;

    public TotalsJudge(List<TotalRows> totals) {
        this.totals = List.copyOf(totals);
    }

    @Override
    public Judgement after(KeyGroup group, Judgement before) {
        var all = totals.stream().map(total -> total.shares(group)).toList();
        var seen = before.seeing(new TotalShares(all));
        if (!before.agrees()) {
            return seen;
        }
        var problems = new ArrayList<Discrepancy>();
        for (int i = 0; i < totals.size(); i++) {
            var total = totals.get(i);
            var shares = all.get(i);
            if (!shares.isReadable()) {
                problems.add(
                        new Discrepancy(ProblemKind.TOTAL, total.name(), text(shares.left()), text(shares.right())));
            }
            shares.byValue().values().stream()
                    .filter(share -> !share.agrees())
                    .map(share -> new Discrepancy(
                            ProblemKind.TOTAL,
                            total.name(),
                            share.left().toPlainString(),
                            share.right().toPlainString()))
                    .forEach(problems::add);
        }
        return problems.isEmpty() ? seen : seen.withProblems(problems);
    }

    private static @Nullable String text(@Nullable UnreadAmount amount) {
        return amount == null ? null : amount.toString();
    }
}
