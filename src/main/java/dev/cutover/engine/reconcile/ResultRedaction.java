package dev.cutover.engine.reconcile;

import dev.cutover.model.reconcile.Reconciliation;
import dev.cutover.model.reconcile.StageMatrix;
import dev.cutover.model.reconcile.Total;
import dev.cutover.reconcile.judge.ComparedPair;
import dev.cutover.run.comparison.ComparisonResult;
import dev.cutover.run.comparison.MoneyDifference;
import dev.cutover.run.comparison.StagePair;
import dev.cutover.run.comparison.TotalLine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Redacts what stands in a result besides its samples, each value as one of the column that it comes from. Thread-safe.
 */
final class ResultRedaction {
    private final ValueRedaction values;
    private final Reconciliation what;

    ResultRedaction(ValueRedaction values, Reconciliation what) {
        this.values = values;
        this.what = what;
    }

    List<StagePair> matrix(ComparisonResult result) throws IOException {
        String column = what.checks().matrix().map(StageMatrix::column).orElse("");
        var clean = new ArrayList<StagePair>();
        for (var pair : result.matrix()) {
            clean.add(new StagePair(
                    segment(pair.segment()),
                    stage(column, pair.left()),
                    stage(column, pair.right()),
                    pair.meaning(),
                    pair.keys()));
        }
        return clean;
    }

    private String stage(String column, String stage) throws IOException {
        return stage.equals(StageMatrix.ABSENT) ? stage : value(column, stage);
    }

    List<TotalLine> totals(ComparisonResult result) throws IOException {
        var clean = new ArrayList<TotalLine>();
        for (var line : result.totals()) {
            clean.add(new TotalLine(
                    line.name(),
                    segment(line.segment()),
                    value(by(line.name()), line.by()),
                    line.left(),
                    line.right()));
        }
        return clean;
    }

    /** The column that tells the sums of a total apart. */
    private String by(String total) {
        return what.checks().totals().stream()
                .filter(known -> known.name().equals(total))
                .findFirst()
                .flatMap(Total::by)
                .orElse("");
    }

    List<MoneyDifference> money(ComparisonResult result) throws IOException {
        var clean = new ArrayList<MoneyDifference>();
        for (var difference : result.money()) {
            clean.add(new MoneyDifference(value(ComparedPair.CURRENCY, difference.currency()), difference.amount()));
        }
        return clean;
    }

    /** Of a redacted column, the rest goes as well: a value may have commas in it. */
    private String segment(String text) throws IOException {
        var clean = new ArrayList<String>();
        for (String part : text.split(",", -1)) {
            int equals = part.indexOf('=');
            String column = equals < 0 ? "" : part.substring(0, equals);
            String value = part.substring(equals + 1);
            String shown = value(column, value);
            clean.add(column.isEmpty() ? shown : column + "=" + shown);
            if (!shown.equals(value)) {
                break;
            }
        }
        return String.join(",", clean);
    }

    private String value(String column, String value) throws IOException {
        String clean = value.isEmpty() ? value : values.of(column, value);
        return clean == null ? "" : clean;
    }
}
