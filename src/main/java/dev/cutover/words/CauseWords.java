package dev.cutover.words;

import dev.cutover.run.comparison.Cause;
import dev.cutover.run.comparison.Discrepancy;
import dev.cutover.run.comparison.FigureText;
import dev.cutover.run.comparison.ProblemKind;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The wording of what a comparison has found. What is of the two sides is not cleaned. Stateless and thread-safe. */
public final class CauseWords {
    private static final int LONGEST = 200;

    private CauseWords() {}

    /** What its problems have in common: {@code total differs by exactly tax}. */
    public static String of(Cause cause) {
        return cause.about().isEmpty() ? cause.signature() : cause.about() + " " + cause.signature();
    }

    /** {@code 4,112}, or {@code at least 4,112}. */
    public static String count(Cause cause) {
        return (cause.atLeast() ? "at least " : "") + FigureText.count(cause.count());
    }

    /** {@code 97 % in region eu-central, where 12 % of the rows are}; empty if none stands out. */
    public static String where(Cause cause) {
        return cause.where()
                .map(one -> share(one.share()) + " in " + one.dimension() + " " + one.value() + ", where "
                        + share(one.usual()) + " of the rows are")
                .orElse("");
    }

    /** What a problem is about: a column, an account or a stage; the row as a whole by its kind. */
    public static String about(Discrepancy problem) {
        return problem.kind() == ProblemKind.VALUE
                ? problem.about()
                : problem.about().isEmpty() ? problem.kind().toString() : problem.kind() + " " + problem.about();
    }

    /** A value of one side; what is there and empty is told from what is not there. */
    public static String value(@Nullable String value) {
        if (value == null) {
            return "(none)";
        } else if (value.isBlank()) {
            return "\"" + value + "\"";
        }
        return value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "…";
    }

    private static String share(double ratio) {
        return FigureText.share(BigDecimal.valueOf(ratio));
    }
}
