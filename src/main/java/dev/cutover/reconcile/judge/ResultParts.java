package dev.cutover.reconcile.judge;

import dev.cutover.model.reconcile.Figure;
import dev.cutover.run.comparison.Cause;
import dev.cutover.run.comparison.ClassCount;
import dev.cutover.run.comparison.ComparisonResult;
import dev.cutover.run.comparison.ComparisonTally;
import dev.cutover.run.comparison.MoneyDifference;
import dev.cutover.run.comparison.RuleUse;
import dev.cutover.run.comparison.StagePair;
import dev.cutover.run.comparison.TotalLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Collects what the findings of all passes tell, until it is a result. Not thread-safe. */
public final class ResultParts {
    private static final int CAUSES = 100;

    private static final Comparator<Cause> MOST_FREQUENT_FIRST = Comparator.comparingLong(Cause::count)
            .reversed()
            .thenComparing(Cause::kind)
            .thenComparing(Cause::about)
            .thenComparing(Cause::signature);

    private ComparisonTally tally = ComparisonTally.NONE;
    private final Map<Figure, BigDecimal> figures = new EnumMap<>(Figure.class);
    private final List<Cause> causes = new ArrayList<>();
    private final List<RuleUse> rules = new ArrayList<>();
    private final List<StagePair> matrix = new ArrayList<>();
    private final List<TotalLine> totals = new ArrayList<>();
    private final List<ClassCount> classes = new ArrayList<>();
    private final MoneyFigure money = new MoneyFigure();
    private final List<String> incomplete = new ArrayList<>();
    private final List<String> advice = new ArrayList<>();

    public void addTally(ComparisonTally more) {
        tally = tally.plus(more);
    }

    /** How many of each answer so far. */
    public ComparisonTally tally() {
        return tally;
    }

    /** The sum over all who know something of it. */
    public void addFigure(Figure figure, BigDecimal amount) {
        figures.merge(figure, amount, BigDecimal::add);
    }

    public void addCauses(List<Cause> more) {
        causes.addAll(more);
    }

    public void addRule(RuleUse use) {
        rules.add(use);
    }

    public void addPair(StagePair pair) {
        matrix.add(pair);
    }

    public void addTotal(TotalLine line) {
        totals.add(line);
    }

    /** By how much the columns with amounts differ. */
    void addMoney(MoneySums ofColumns) {
        money.addColumns(ofColumns);
    }

    /** By how much the amounts differ that the runbook names: then the columns do not count. */
    public void addNamedMoney(MoneySums named) {
        money.addNamed(named);
    }

    public void addClass(ClassCount count) {
        classes.add(count);
    }

    /** A sentence that says what was not compared, and why. */
    public void addIncomplete(String why) {
        incomplete.add(why);
    }

    /** A sentence that helps to read the result. */
    public void addAdvice(String sentence) {
        advice.add(sentence);
    }

    /** All of it. What the tally alone says, such as the rate of mismatches, is among the figures. */
    public ComparisonResult result(String recipe) {
        new TallyFigures(tally).forEach(figures::put);
        List<MoneyDifference> differences = money.report(figures, advice);
        TallyFigures.tooMuchMoves(tally).ifPresent(incomplete::add);
        causes.sort(MOST_FREQUENT_FIRST);
        List<Cause> shown = causes.subList(0, Math.min(CAUSES, causes.size()));
        return new ComparisonResult(
                recipe, tally, figures, shown, rules, matrix, totals, incomplete, advice, classes, differences);
    }
}
