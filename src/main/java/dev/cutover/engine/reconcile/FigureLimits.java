package dev.cutover.engine.reconcile;

import dev.cutover.model.reconcile.Figure;
import dev.cutover.model.reconcile.Limit;
import dev.cutover.run.comparison.JudgedFigure;
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
    static List<JudgedFigure> judge(Map<Figure, Limit> limits, Map<Figure, BigDecimal> found) {
        var judged = new ArrayList<JudgedFigure>();
        limits.forEach((figure, limit) -> {
            var value = Optional.ofNullable(found.get(figure));
            boolean passed =
                    value.filter(known -> limit.allows(known.doubleValue())).isPresent();
            judged.add(new JudgedFigure(figure, value, limit.text(), passed));
        });
        if (limits.isEmpty()) {
            found.forEach((figure, value) -> {
                if (figure != Figure.MOVING_RATE) {
                    judged.add(new JudgedFigure(figure, Optional.of(value), NOTHING, value.signum() == 0));
                }
            });
        }
        return judged;
    }
}
