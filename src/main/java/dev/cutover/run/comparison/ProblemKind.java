package dev.cutover.run.comparison;

import java.util.Arrays;
import java.util.Optional;

/** What can be wrong with a key. */
public enum ProblemKind {
    MISSING_LEFT("missing-left"),
    MISSING_RIGHT("missing-right"),
    DUPLICATE_LEFT("duplicate-left"),
    DUPLICATE_RIGHT("duplicate-right"),
    /** A column has another value. */
    VALUE("value"),
    /** The pair of stages is an exception. */
    STAGES_EXCEPTION("stages-exception"),
    /** The pair of stages is critical. */
    STAGES_CRITICAL("stages-critical"),
    /** A history lacks a stage between two. */
    STAGE_SKIPPED("stage-skipped"),
    STAGE_REPEATED("stage-repeated"),
    /** A history has a stage after one that follows it. */
    STAGE_OUT_OF_ORDER("stage-out-of-order"),
    /** No way leads from one stage to the next. */
    STAGE_IMPOSSIBLE("stage-impossible"),
    /** A part of an order was shipped more than once. */
    SHIPPED_AGAIN("shipped-again"),
    /** An equation does not hold on one of the sides. */
    UNBALANCED("unbalanced"),
    /** The sides do not have the same part of a total. */
    TOTAL("total");

    private final String id;

    ProblemKind(String id) {
        this.id = id;
    }

    public static Optional<ProblemKind> named(String id) {
        return Arrays.stream(values()).filter(kind -> kind.id.equals(id)).findFirst();
    }

    /** Whether it is about sums of rows, which are read one after the other while they change. */
    public boolean isOfSums() {
        return this == UNBALANCED || this == TOTAL;
    }

    @Override
    public String toString() {
        return id;
    }
}
