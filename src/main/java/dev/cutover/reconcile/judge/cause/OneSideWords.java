package dev.cutover.reconcile.judge.cause;

import dev.cutover.run.comparison.ProblemKind;

/**
 * What is wrong on one side by itself, as a part of a sentence whose subject is the stage, the account or the total.
 * Stateless and thread-safe.
 */
final class OneSideWords {
    private OneSideWords() {}

    static String of(ProblemKind kind) {
        return switch (kind) {
            case STAGE_SKIPPED -> "is skipped";
            case STAGE_REPEATED -> "is recorded again";
            case STAGE_OUT_OF_ORDER -> "is recorded out of order";
            case STAGE_IMPOSSIBLE -> "is recorded where no way leads to it";
            case SHIPPED_AGAIN -> "is shipped more than once";
            case UNBALANCED -> "does not add up";
            case TOTAL -> "cannot be added up";
            case MISSING_LEFT,
                    MISSING_RIGHT,
                    DUPLICATE_LEFT,
                    DUPLICATE_RIGHT,
                    VALUE,
                    STAGES_EXCEPTION,
                    STAGES_CRITICAL -> "is wrong";
        };
    }
}
