package dev.cutover.engine.reconcile;

import dev.cutover.run.comparison.ComparisonResult;
import dev.cutover.run.comparison.TotalLine;
import dev.cutover.text.Counted;
import java.util.Comparator;
import java.util.List;

/** A result without what would make the record too long; what is left out is said. Stateless. */
final class ShortResult {
    private static final int CAUSES = 20;
    private static final int LINES = 200;
    private static final int SENTENCES = 20;

    private ShortResult() {}

    /** The first and most important parts of each list; adds what was left out. */
    static ComparisonResult of(ComparisonResult whole, List<String> cut) {
        var totals = whole.totals().stream()
                .sorted(Comparator.comparing(TotalLine::agrees))
                .limit(LINES)
                .toList();
        boolean fewTotals = whole.totals().size() <= LINES;
        left(whole.totals(), LINES, "total", cut);
        return new ComparisonResult(
                whole.recipe(),
                whole.tally(),
                whole.figures(),
                first(whole.causes(), CAUSES, "cause", cut),
                first(whole.rules(), LINES, "use of a rule", cut),
                first(whole.matrix(), LINES, "pair of stages", cut),
                fewTotals ? whole.totals() : totals,
                first(whole.incomplete(), SENTENCES, "reason for not being complete", cut),
                first(whole.advice(), SENTENCES, "piece of advice", cut),
                whole.classes(),
                whole.money());
    }

    private static <T> List<T> first(List<T> all, int most, String thing, List<String> cut) {
        left(all, most, thing, cut);
        return all.stream().limit(most).toList();
    }

    private static void left(List<?> all, int most, String thing, List<String> cut) {
        if (all.size() > most) {
            cut.add(Counted.of(all.size() - most, "more " + thing, "more of the kind: " + thing));
        }
    }
}
