package dev.cutover.engine.reconcile;

import dev.cutover.model.reconcile.Figure;
import dev.cutover.model.reconcile.Limit;
import dev.cutover.run.comparison.ComparisonResult;
import dev.cutover.run.comparison.JudgedFigure;
import dev.cutover.run.comparison.MoneyDifference;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which figures are within their limits. Stateless and thread-safe. */
final class FigureLimits {
    private static final String NOTHING = "= 0";

    private FigureLimits() {}

    /** Each figure with a limit; without limits, every figure but the rate of moving keys must be 0. */
    static List<JudgedFigure> judge(Map<Figure, Limit> limits, ComparisonResult result) {
        var judged = new ArrayList<JudgedFigure>();
        limits.forEach((figure, limit) -> judged.add(judge(figure, limit, result)));
        if (limits.isEmpty()) {
            result.figures().forEach((figure, value) -> {
                if (figure != Figure.MOVING_RATE) {
                    judged.add(judged(figure, Optional.of(value), NOTHING, value.signum() == 0, result.money()));
                }
            });
        }
        return judged;
    }

    /** A limit of money holds for each currency by itself: one that is not kept is told. */
    private static JudgedFigure judge(Figure figure, Limit limit, ComparisonResult result) {
        var money = figure == Figure.MONEY_DIFFERENCE ? result.money() : List.<MoneyDifference>of();
        var value = Optional.ofNullable(result.figures().get(figure));
        var broken = money.stream()
                .filter(difference -> !limit.allows(difference.amount().doubleValue()))
                .findFirst();
        if (broken.isPresent()) {
            return judged(figure, broken.map(MoneyDifference::amount), limit.text(), false, List.of(broken.get()));
        }
        boolean passed =
                value.filter(known -> limit.allows(known.doubleValue())).isPresent();
        return judged(figure, value, limit.text(), passed, money);
    }

    private static JudgedFigure judged(
            Figure figure, Optional<BigDecimal> value, String limit, boolean passed, List<MoneyDifference> money) {
        var currency = figure == Figure.MONEY_DIFFERENCE
                ? money.stream().findFirst().map(MoneyDifference::currency).filter(known -> !known.isEmpty())
                : Optional.<String>empty();
        return new JudgedFigure(figure, value, limit, passed, currency);
    }
}
