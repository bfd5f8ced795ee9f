package dev.cutover.reconcile.judge;

import dev.cutover.model.reconcile.Figure;
import dev.cutover.run.comparison.MoneyDifference;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * By how much money differs: by the amounts that the runbook names, if it names any, else by the columns with amounts.
 * Where there are neither, nobody knows. Not thread-safe.
 */
final class MoneyFigure {
    private @Nullable MoneySums ofColumns;
    private @Nullable MoneySums named;

    void addColumns(MoneySums sums) {
        ofColumns = sums;
    }

    void addNamed(MoneySums sums) {
        named = sums;
    }

    /** The figure is that of the currency that differs most. Says also what there is to be said of it. */
    List<MoneyDifference> report(Map<Figure, BigDecimal> figures, List<String> advice) {
        var sums = named == null ? ofColumns : named;
        if (sums == null) {
            return List.of();
        }
        var unknown = sums.unknown();
        if (unknown.isPresent()) {
            advice.add("money-difference is not determined: " + unknown.get());
            return List.of();
        }
        var differences = new ArrayList<>(sums.differences());
        differences.sort(Comparator.comparing(MoneyDifference::amount).reversed());
        figures.put(
                Figure.MONEY_DIFFERENCE,
                differences.isEmpty() ? BigDecimal.ZERO : differences.get(0).amount());
        if (differences.stream().anyMatch(difference -> difference.currency().isEmpty())) {
            advice.add("money-difference adds up amounts whatever their currency: no column 'currency' says which one"
                    + " it is (in a runbook, totals: { …: { records: …, sum: …, by: currency } } names amounts)");
        }
        return differences;
    }
}
