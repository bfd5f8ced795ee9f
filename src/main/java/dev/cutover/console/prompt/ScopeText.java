package dev.cutover.console.prompt;

import dev.cutover.board.RunFollower;
import dev.cutover.engine.scope.ScopeLine;
import dev.cutover.engine.scope.ScopeSpelling;
import dev.cutover.engine.scope.ScopeWish;
import dev.cutover.engine.scope.WishedScope;
import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.plan.rollback.RollbackPlanner;
import dev.cutover.plan.rollback.StepReasonWords;
import dev.cutover.plan.rollback.StepReasons;
import dev.cutover.problem.ProblemException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The scope of a rollback, or of what is done again, as it is typed: {@code all}, or what a {@link ScopeLine} takes.
 * Which steps follow from those that are named is settled when they are typed, so that what is confirmed is what is
 * sent. Not thread-safe.
 */
final class ScopeText {
    private static final String ALL = "all";

    private final Runbook runbook;
    private final Function<ScopeWish, Chosen> rules;
    private final Map<String, Chosen> taken = new HashMap<>();

    private ScopeText(Runbook runbook, Function<ScopeWish, Chosen> rules) {
        this.runbook = runbook;
        this.rules = rules;
        taken.put(ALL, new Chosen(Scope.WHOLE_RUN, List.of()));
    }

    /** What is rolled back of the run as it stands whenever something is typed. */
    static ScopeText ofRollback(RunFollower runFollower, Runbook runbook) {
        var planner = new RollbackPlanner(runbook);
        return new ScopeText(
                runbook,
                wish -> runFollower.read((runNarrative, now) -> {
                    var state = runNarrative.state();
                    var chosen = new WishedScope(wish, ScopeSpelling.OPTIONS).ofRollback(planner, state);
                    return new Chosen(
                            chosen.scope(), StepReasonWords.whatStays(StepReasons.of(planner, state, chosen)));
                }));
    }

    /** What is done again. */
    static ScopeText ofAgain(Runbook runbook) {
        return new ScopeText(
                runbook, wish -> new Chosen(new WishedScope(wish, ScopeSpelling.OPTIONS).ofAgain(runbook), List.of()));
    }

    /**
     * A scope that was typed.
     *
     * @param stays what was done for more than the scope and stays, each in words
     */
    record Chosen(Scope scope, List<String> stays) {}

    /** An example of what may be typed besides {@code all}. */
    String example() {
        return ScopeLine.example(runbook);
    }

    FormField.Check check(String typed) {
        if (typed.equalsIgnoreCase(ALL)) {
            return new FormField.Check.Taken(ALL);
        }
        try {
            var scopeLine = ScopeLine.read(runbook, typed, ALL);
            taken.put(scopeLine.toString(), rules.apply(scopeLine.wish()));
            return new FormField.Check.Taken(scopeLine.toString());
        } catch (ProblemException notThere) {
            var problem = notThere.problems().get(0);
            return new FormField.Check.Not(problem.message() + "; " + problem.hint());
        }
    }

    /**
     * The scope that one line names beyond doubt: by the run's own id, by pairs and options, or by values that stand in
     * one dimension only. {@code all} is too easily typed to be one.
     */
    Optional<Scope> named(String line, String run) {
        if (line.equals(run)) {
            return Optional.of(Scope.WHOLE_RUN);
        }
        return !line.equalsIgnoreCase(ALL) && check(line) instanceof FormField.Check.Taken accepted
                ? Optional.of(chosen(accepted.value()).scope())
                : Optional.empty();
    }

    /** The scope of a text that {@link #check} has accepted. */
    Chosen chosen(String accepted) {
        var chosen = taken.get(accepted);
        if (chosen == null) {
            throw new IllegalArgumentException("not accepted before: " + accepted);
        }
        return chosen;
    }
}
