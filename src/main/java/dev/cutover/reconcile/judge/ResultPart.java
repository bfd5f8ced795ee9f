package dev.cutover.reconcile.judge;

import dev.cutover.model.OrderedCopies;
import dev.cutover.model.reconcile.Figure;
import dev.cutover.run.comparison.Cause;
import dev.cutover.run.comparison.ComparisonResult;
import dev.cutover.run.comparison.RuleUse;
import dev.cutover.run.comparison.StagePair;
import dev.cutover.run.comparison.Tally;
import dev.cutover.run.comparison.TotalLine;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What some findings say in the end: a part of a {@link ComparisonResult}. Immutable.
 *
 * @param figures those that are counts or sums; rates are computed of the tally, once it is whole
 */
public record ResultPart(
        Tally tally,
        Map<Figure, BigDecimal> figures,
        List<Cause> causes,
        List<RuleUse> rules,
        List<StagePair> matrix,
        List<TotalLine> totals,
        List<String> incomplete,
        List<String> advice) {
    public static final ResultPart NONE = new ResultPart(
            Tally.NONE, Map.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    public ResultPart {
        figures = OrderedCopies.copy(figures);
        causes = List.copyOf(causes);
        rules = List.copyOf(rules);
        matrix = List.copyOf(matrix);
        totals = List.copyOf(totals);
        incomplete = List.copyOf(incomplete);
        advice = List.copyOf(advice);
    }

    /** Nothing but some figures. */
    public static ResultPart of(Map<Figure, BigDecimal> figures) {
        return new ResultPart(
                Tally.NONE, figures, List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /** The same with these pairs of stages. */
    public ResultPart withMatrix(List<StagePair> pairs) {
        return new ResultPart(tally, figures, causes, rules, pairs, totals, incomplete, advice);
    }

    /** The same with these totals. */
    public ResultPart withTotals(List<TotalLine> lines) {
        return new ResultPart(tally, figures, causes, rules, matrix, lines, incomplete, advice);
    }

    /** The same with this advice, each a sentence. */
    public ResultPart withAdvice(List<String> sentences) {
        return new ResultPart(tally, figures, causes, rules, matrix, totals, incomplete, sentences);
    }

    /** Both: what is counted is added up, and lists follow each other. */
    public ResultPart plus(ResultPart more) {
        var sums = new LinkedHashMap<>(figures);
        more.figures.forEach((figure, amount) -> sums.merge(figure, amount, BigDecimal::add));
        return new ResultPart(
                tally.plus(more.tally),
                sums,
                both(causes, more.causes),
                both(rules, more.rules),
                both(matrix, more.matrix),
                both(totals, more.totals),
                both(incomplete, more.incomplete),
                both(advice, more.advice));
    }

    private static <T> List<T> both(List<T> one, List<T> two) {
        return Stream.concat(one.stream(), two.stream()).toList();
    }
}
