package dev.cutover.reconcile.judge.cause;

import dev.cutover.run.comparison.Discrepancy;
import java.util.Objects;

/** A word on the left and the one on the right. Immutable. */
record WordPair(String left, String right) {
    private static final String BETWEEN = "' on the left, '";

    static WordPair of(Discrepancy problem) {
        return new WordPair(
                Objects.requireNonNullElse(problem.left(), ""), Objects.requireNonNullElse(problem.right(), ""));
    }

    /** As the detail of a signature. */
    String detail() {
        return "'" + left + BETWEEN + right + "' on the right";
    }
}
