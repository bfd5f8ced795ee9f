package dev.cutover.reconcile.judge.cause;

import dev.cutover.run.comparison.ProblemKind;

/** What is wrong with a row as a whole, as a part of a sentence. Stateless and thread-safe. */
final class RowWords {
    private RowWords() {}

    static String of(ProblemKind kind) {
        return switch (kind) {
            case MISSING_LEFT -> "is missing on the left";
            case MISSING_RIGHT -> "is missing on the right";
            case DUPLICATE_LEFT -> "is there more than once on the left";
            case DUPLICATE_RIGHT -> "is there more than once on the right";
            case VALUE -> "has another value";
            case STAGES_EXCEPTION -> "is in two stages that do not go together";
            case STAGES_CRITICAL -> "is in two stages that somebody has to act on";
            case STAGE_SKIPPED -> "has skipped a stage";
            case STAGE_REPEATED -> "has been in a stage twice";
            case STAGE_OUT_OF_ORDER -> "has been in its stages out of order";
            case STAGE_IMPOSSIBLE -> "has come to a stage that no way leads to";
            case SHIPPED_AGAIN -> "has shipped something more than once";
            case UNBALANCED -> "does not add up";
            case TOTAL -> "has another total";
        };
    }
}
