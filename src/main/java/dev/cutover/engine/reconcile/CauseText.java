package dev.cutover.engine.reconcile;

import dev.cutover.run.comparison.Cause;
import dev.cutover.run.comparison.FigureText;
import java.math.BigDecimal;

/** A cause as a part of a sentence. Stateless. */
final class CauseText {
    private CauseText() {}

    /** Such as {@code total differs by exactly tax (4,112, of which 97 % in region eu-central)}. */
    static String of(Cause cause) {
        String about = cause.about().isEmpty() ? "" : cause.about() + " ";
        String where = cause.where()
                .map(of -> ", of which " + FigureText.share(BigDecimal.valueOf(of.share())) + " in " + of.dimension()
                        + " " + of.value())
                .orElse("");
        return about + cause.signature() + " (" + (cause.atLeast() ? "at least " : "") + FigureText.count(cause.count())
                + where + ")";
    }
}
