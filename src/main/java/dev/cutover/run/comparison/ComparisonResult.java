package dev.cutover.run.comparison;

import dev.cutover.model.order.OrderedCopies;
import dev.cutover.model.reconcile.Figure;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * The result of a comparison.
 *
 * @param recipe what identifies the columns, rules and sources that were compared; two results with another one cannot
 *     be set beside each other
 * @param figures what was found, by figure; a figure that could not be determined is not in it
 * @param causes the most frequent first
 * @param rules what agrees only because of a rule
 * @param matrix the pairs of stages that occurred
 * @param incomplete why not everything was compared, each reason a sentence; empty if everything was
 * @param advice what may help to read it, each a sentence
 * @param classes how many differences there are of each class; empty if they were not sorted
 * @param money by how much amounts differ, by currency, the most first; empty if they do not, or if nobody knows
 */
public record ComparisonResult(
        String recipe,
        ComparisonTally tally,
        Map<Figure, BigDecimal> figures,
        List<Cause> causes,
        List<RuleUse> rules,
        List<StagePair> matrix,
        List<TotalLine> totals,
        List<String> incomplete,
        List<String> advice,
        List<ClassCount> classes,
        List<MoneyDifference> money) {

    public ComparisonResult {
        figures = OrderedCopies.copy(figures);
        causes = List.copyOf(causes);
        rules = List.copyOf(rules);
        matrix = List.copyOf(matrix);
        totals = List.copyOf(totals);
        incomplete = List.copyOf(incomplete);
        advice = List.copyOf(advice);
        classes = List.copyOf(classes);
        money = List.copyOf(money);
    }

    /** One whose differences were not sorted into classes, and have no amounts. */
    public ComparisonResult(
            String recipe,
            ComparisonTally tally,
            Map<Figure, BigDecimal> figures,
            List<Cause> causes,
            List<RuleUse> rules,
            List<StagePair> matrix,
            List<TotalLine> totals,
            List<String> incomplete,
            List<String> advice) {
        this(recipe, tally, figures, causes, rules, matrix, totals, incomplete, advice, List.of(), List.of());
    }

    /** The same with other reasons why not everything was compared. */
    public ComparisonResult withIncomplete(List<String> reasons) {
        return new ComparisonResult(
                recipe, tally, figures, causes, rules, matrix, totals, reasons, advice, classes, money);
    }

    /** The same with other sentences that may help to read it. */
    public ComparisonResult withAdvice(List<String> sentences) {
        return new ComparisonResult(
                recipe, tally, figures, causes, rules, matrix, totals, incomplete, sentences, classes, money);
    }

    /** Whether everything was read and enough of it has settled; otherwise it never passes. */
    public boolean isWhole() {
        return incomplete.isEmpty();
    }
}
