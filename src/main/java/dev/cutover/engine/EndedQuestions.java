package dev.cutover.engine;

import dev.cutover.run.Question;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.ledger.RunState;
import java.util.ArrayList;
import java.util.List;

/**
 * The questions that a run's end leaves without an answer: they are withdrawn, after the end, so that no power cut
 * leaves a run that has neither ended nor asks. Stateless.
 */
final class EndedQuestions {
    private EndedQuestions() {}

    /** The facts, with the withdrawals behind them if one of them ends the run. */
    static List<Fact> closing(List<Fact> facts, RunState state) {
        boolean isEnd = facts.stream().anyMatch(RunFact.Ended.class::isInstance);
        if (!isEnd) {
            return facts;
        }
        var closing = new ArrayList<>(facts);
        state.questions().open().stream()
                .map(entry -> entry.question())
                .filter(question -> isAskedAnew(question.kind()) && !isClosed(question, facts))
                .forEach(question -> closing.add(new PeopleFact.Lapsed(question.id(), "the run has ended")));
        return closing;
    }

    private static boolean isClosed(Question question, List<Fact> facts) {
        return facts.stream()
                .anyMatch(fact -> fact instanceof PeopleFact people
                        && people.closes().filter(question.id()::equals).isPresent());
    }

    /**
     * Whether the question comes again if a rollback reopens the run and people have it continue. The others are about
     * a failure or a piece of work that is still there, and stay with their step.
     */
    private static boolean isAskedAnew(Question.Kind kind) {
        return switch (kind) {
            case ATTEST, APPROVE, DECIDE, COMMIT, AFTER_ROLLBACK, DRIFT -> true;
            case TASK, FAILURE, RED_GATE, BREACH, DOUBT, TRIGGER, TAKE_BACK, OPENING -> false;
        };
    }
}
