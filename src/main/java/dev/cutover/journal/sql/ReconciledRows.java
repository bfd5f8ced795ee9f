package dev.cutover.journal.sql;

import dev.cutover.model.reconcile.Figure;
import dev.cutover.run.comparison.Cause;
import dev.cutover.run.comparison.ComparisonResult;
import dev.cutover.run.fact.ReconcileFact;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of what was reconciled. Not thread-safe. */
final class ReconciledRows {
    private static final int RATE_DIGITS = 10;
    private static final int MONEY_DIGITS = 6;
    private static final int MOST_DIGITS = 38;

    private final DetailSink sink;

    ReconciledRows(DetailSink sink) {
        this.sink = sink;
    }

    void add(Row.Origin of, ReconcileFact fact) {
        if (fact instanceof ReconcileFact.Reconciled reconciled) {
            addResult(of, reconciled);
            addCauses(of, reconciled);
            addTotals(of, reconciled);
        } else if (!(fact instanceof ReconcileFact.Looked)) {
            // A look that is not the last one says nothing yet.
            throw new IllegalStateException("no rows for " + fact.getClass());
        }
    }

    private void addResult(Row.Origin of, ReconcileFact.Reconciled fact) {
        var result = fact.result();
        var tally = result.tally();
        var keys = tally.keys();
        sink.add(
                DetailTable.RECONCILIATION,
                of,
                fact.step().value(),
                fact.attempt(),
                fact.segment().toString(),
                result.recipe(),
                keys.compared(),
                keys.equal(),
                keys.byRule(),
                keys.different(),
                keys.missingLeft(),
                keys.missingRight(),
                keys.duplicates(),
                keys.faulty(),
                keys.neverSettled(),
                keys.moving(),
                tally.left().read(),
                tally.right().read(),
                tally.left().unread() + tally.right().unread(),
                number(result, Figure.MISMATCH_RATE, RATE_DIGITS),
                number(result, Figure.MONEY_DIFFERENCE, MONEY_DIGITS),
                result.isWhole(),
                DetailSink.lines(result.incomplete()),
                fact.passed());
    }

    /** Null where it was not determined, or has more digits than a column can have. */
    private static @Nullable BigDecimal number(ComparisonResult result, Figure figure, int digits) {
        return Optional.ofNullable(result.figures().get(figure))
                .map(value -> value.setScale(digits, RoundingMode.HALF_UP))
                .filter(value -> value.precision() <= MOST_DIGITS)
                .orElse(null);
    }

    private void addCauses(Row.Origin of, ReconcileFact.Reconciled fact) {
        int number = 0;
        for (var cause : fact.result().causes()) {
            sink.add(
                    DetailTable.RECONCILIATION_CAUSE,
                    of,
                    ++number,
                    fact.step().value(),
                    fact.attempt(),
                    cause.kind().toString(),
                    cause.about(),
                    cause.signature(),
                    cause.count(),
                    cause.atLeast(),
                    cause.where().map(Cause.Concentration::dimension).orElse(null),
                    cause.where().map(Cause.Concentration::value).orElse(null),
                    cause.where().map(Cause.Concentration::share).orElse(null),
                    cause.where().map(Cause.Concentration::usual).orElse(null));
        }
    }

    private void addTotals(Row.Origin of, ReconcileFact.Reconciled fact) {
        int number = 0;
        for (var total : fact.result().totals()) {
            sink.add(
                    DetailTable.RECONCILIATION_TOTAL,
                    of,
                    ++number,
                    fact.step().value(),
                    fact.attempt(),
                    total.name(),
                    total.segment(),
                    total.by(),
                    total.left().toPlainString(),
                    total.right().toPlainString(),
                    total.agrees());
        }
    }
}
