package dev.cutover.reconcile.judge;

import dev.cutover.run.comparison.Discrepancy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is wrong with a key.
 *
 * @param problems the gravest first; empty if its rows agree
 * @param byRule the columns that agree only because of a rule, and which one it is
 * @param isMoving whether a row is too young to count, or a pair of stages is still allowed
 * @param seen what the judges have seen besides, at most one of each kind; it is not kept from look to look
 */
public record Judgement(List<Discrepancy> problems, List<RuleHit> byRule, boolean isMoving, List<Observation> seen) {
    public static final Judgement EQUAL = new Judgement(List.of(), List.of(), false);

    public Judgement {
        problems = List.copyOf(problems);
        byRule = List.copyOf(byRule);
        seen = List.copyOf(seen);
    }

    public Judgement(List<Discrepancy> problems, List<RuleHit> byRule, boolean isMoving) {
        this(problems, byRule, isMoving, List.of());
    }

    /** Rows that agree, though not in their bytes. */
    public static Judgement equalBy(List<RuleHit> rules) {
        return new Judgement(List.of(), rules, false);
    }

    public boolean agrees() {
        return problems.isEmpty();
    }

    public Judgement withProblems(List<Discrepancy> others) {
        return new Judgement(others, byRule, isMoving, seen);
    }

    /** The same of a key that is moving, whatever was known of that so far. */
    public Judgement moving() {
        return new Judgement(problems, byRule, true, seen);
    }

    /** The same with one more observation. */
    public Judgement seeing(Observation one) {
        var all = new ArrayList<>(seen);
        all.add(one);
        return new Judgement(problems, byRule, isMoving, all);
    }

    /** What was seen of a kind; empty if no judge has seen any of it. */
    public <T extends Observation> Optional<T> seen(Class<T> kind) {
        return seen.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }
}
