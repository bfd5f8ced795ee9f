package dev.cutover.run.comparison;

import dev.cutover.model.reconcile.Figure;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A figure of a comparison that has a limit.
 *
 * @param value what was found; empty if it could not be determined, which never passes
 * @param limit as the runbook says it, such as {@code <= 0.5 %}
 */
public record JudgedFigure(Figure figure, Optional<BigDecimal> value, String limit, boolean passed) {}
