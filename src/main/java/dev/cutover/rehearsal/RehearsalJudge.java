package dev.cutover.rehearsal;

import dev.cutover.engine.operator.ScriptedOperator;
import dev.cutover.model.Scope;
import dev.cutover.model.scenario.Expectation;
import dev.cutover.model.scenario.Scenario;
import dev.cutover.run.Question;
import dev.cutover.run.ledger.QuestionLedger;
import dev.cutover.run.ledger.RunState;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Finds what differs from the scenario. Every scripted action must have happened and every question must have been
 * answered; otherwise the rehearsal proves less than its file claims.
 */
final class RehearsalJudge {
    private final Scenario scenario;
    private final RehearsalOutcome rehearsalOutcome;

    RehearsalJudge(Scenario scenario, RehearsalOutcome rehearsalOutcome) {
        this.scenario = scenario;
        this.rehearsalOutcome = rehearsalOutcome;
    }

    /** Judges the outcome if the scenario does not expect one: the run must have completed or rolled back. */
    List<String> ofOutcome(String message) {
        boolean expected = scenario.expect().stream().anyMatch(one -> one.name().equals("outcome"));
        return switch (rehearsalOutcome) {
            case COMPLETED, COMPLETED_WITH_EXCEPTIONS, ROLLED_BACK -> List.of();
            case STOPPED, STUCK, ABORTED, DECLINED, HALTED, WAITING ->
                expected
                        ? List.of()
                        : List.of("the run was " + rehearsalOutcome.word() + ", which the scenario did not expect: "
                                + message);
            case INTERRUPTED -> List.of("the run was interrupted: " + message);
        };
    }

    /** Unanswered questions, unless the scenario expects the run to stop at one. */
    List<String> ofQuestions(RunState state) {
        return state.questions().open().stream()
                .map(QuestionLedger.Entry::question)
                .filter(question -> !isExpected(question))
                .map(RehearsalJudge::unanswered)
                .toList();
    }

    private boolean isExpected(Question question) {
        boolean asExpected = scenario.expect().contains(new Expectation("outcome", rehearsalOutcome.word()));
        return asExpected
                && switch (rehearsalOutcome) {
                    case WAITING, HALTED, DECLINED -> true;
                    case ROLLED_BACK, STUCK -> question.kind() == Question.Kind.AFTER_ROLLBACK;
                    case COMPLETED, COMPLETED_WITH_EXCEPTIONS, STOPPED, ABORTED, INTERRUPTED -> false;
                };
    }

    private static String unanswered(Question question) {
        String words = question.choices().stream().map(Question.Option::say).collect(Collectors.joining(", "));
        return "no answer at " + question.step() + ": " + question.ask() + " (" + words + " by " + question.of() + ")";
    }

    /** Answers that no question asked for, that were left to people, and answers that did not count. */
    static List<String> ofAnswers(ScriptedOperator people) {
        var objections = new ArrayList<String>();
        people.unused()
                .forEach(scriptedAnswer -> objections.add("no question asked for '" + scriptedAnswer.say() + "' by "
                        + scriptedAnswer.as() + " at " + scriptedAnswer.at()));
        people.withheld().forEach(answer -> objections.add("answer not given: " + answer));
        people.refusals().forEach(refusal -> objections.add("answer refused: " + refusal));
        return objections;
    }

    /** A requested rollback that did not begin, because another one was under way or the run had ended. */
    static List<String> ofRollback(String as, Scope scope, RunState state) {
        boolean begun = state.rollbacks().all().stream()
                .map(entry -> entry.requested())
                .anyMatch(request -> request.by().equals(as) && request.scope().equals(scope));
        return begun ? List.of() : List.of("the rollback by " + as + " did not begin: another one was under way");
    }
}
