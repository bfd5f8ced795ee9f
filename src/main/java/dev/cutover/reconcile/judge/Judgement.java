package dev.cutover.reconcile.judge;

import dev.cutover.run.comparison.Discrepancy;
import java.util.List;

/**
 * What is wrong with a key.
 *
 * @param problems the gravest first; empty if its rows agree
 * @param byRule the columns that agree only because of a rule, and which one it is
 * @param isMoving whether a row is too young to count, or a pair of stages is still allowed
 */
public record Judgement(List<Discrepancy> problems, List<RuleHit> byRule, boolean isMoving) {
    public static final Judgement EQUAL = new Judgement(List.of(), List.of(), false);

    public Judgement {
        problems = List.copyOf(problems);
        byRule = List.copyOf(byRule);
    }

    /** Rows that agree, though not in their bytes. */
    public static Judgement equalBy(List<RuleHit> rules) {
        return new Judgement(List.of(), rules, false);
    }

    public boolean agrees() {
        return problems.isEmpty();
    }
}
