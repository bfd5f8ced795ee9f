package dev.cutover.reconcile.pushdown;

import dev.cutover.reconcile.look.ComparisonPlan;

/** What became of the wish to add rows up where they are. */
public sealed interface PushDownAnswer {

    /** The plan to compare by. */
    ComparisonPlan plan();

    /**
     * Only the buckets that differ are read.
     *
     * @param why a sentence
     */
    record Pushed(ComparisonPlan plan, String why) implements PushDownAnswer {}

    /**
     * All rows are read.
     *
     * @param plan as it was
     * @param why a sentence
     */
    record Refused(ComparisonPlan plan, String why) implements PushDownAnswer {}
}
