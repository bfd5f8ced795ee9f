package dev.cutover.run.comparison;

import dev.cutover.model.reconcile.Figure;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A figure of a comparison that has a limit.
 *
 * @param value what was found; empty if it could not be determined, which never passes
 * @param currency of an amount, if a column says so; of several, the one that differs most
 * @param limit as the runbook says it, such as {@code <= 0.5 %}
 */
public record JudgedFigure(
        Figure figure, Optional<BigDecimal> value, String limit, boolean passed, Optional<String> currency) {

    /** A figure without a currency. */
    public JudgedFigure(Figure figure, Optional<BigDecimal> value, String limit, boolean passed) {
        this(figure, value, limit, passed, Optional.empty());
    }

    public JudgedFigure withCurrency(Optional<String> other) {
        return new JudgedFigure(figure, value, limit, passed, other);
    }

    /** What was found, in words; empty if it could not be determined. */
    public Optional<String> found() {
        return value.map(known ->
                FigureText.of(figure, known) + currency.map(unit -> " " + unit).orElse(""));
    }
}
