package dev.cutover.rehearsal;

import dev.cutover.engine.operator.ScriptedOperator;
import dev.cutover.model.scenario.Expectation;
import dev.cutover.model.scenario.Scenario;
import dev.cutover.model.scenario.ScriptedRollback;
import dev.cutover.run.Question;
import dev.cutover.run.ledger.QuestionLedger;
import dev.cutover.run.ledger.RunState;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What was not as the scenario has it. Everything that the script says has to have happened, and every question has to
 * have been answered, or the rehearsal has shown less than its file says.
 */
final class RehearsalJudge {
    private final Scenario scenario;
    private final RehearsalOutcome rehearsalOutcome;

    RehearsalJudge(Scenario scenario, RehearsalOutcome rehearsalOutcome) {
        this.scenario = scenario;
        this.rehearsalOutcome = rehearsalOutcome;
    }

    /**
     * Of the run itself, where the scenario is silent: it must have come to a good end, or be back at its beginning.
     */
    List<String> ofUpshot(String message) {
        boolean expected = scenario.expect().stream().anyMatch(one -> one.name().equals("outcome"));
        return switch (rehearsalOutcome) {
            case COMPLETED, COMPLETED_WITH_EXCEPTIONS, ROLLED_BACK -> List.of();
            case STUCK, ABORTED, DECLINED, HALTED, WAITING ->
                expected
                        ? List.of()
                        : List.of("the run was " + rehearsalOutcome.word() + ", which the scenario did not expect: "
                                + message);
            case INTERRUPTED -> List.of("the run was interrupted: " + message);
        };
    }

    /** Questions that nobody answered, unless that is what the scenario expects to come to. */
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
                    case COMPLETED, COMPLETED_WITH_EXCEPTIONS, ABORTED, INTERRUPTED -> false;
                };
    }

    private static String unanswered(Question question) {
        String words = question.choices().stream().map(Question.Option::say).collect(Collectors.joining(", "));
        return "no answer at " + question.step() + ": " + question.ask() + " (" + words + " by " + question.of() + ")";
    }

    /** Answers that were not asked for, or did not count. */
    static List<String> ofAnswers(ScriptedOperator people) {
        var objections = new ArrayList<String>();
        people.unused()
                .forEach(scriptedAnswer -> objections.add("no question asked for '" + scriptedAnswer.say() + "' by "
                        + scriptedAnswer.as() + " at " + scriptedAnswer.at()));
        people.refusals().forEach(refusal -> objections.add("answer refused: " + refusal));
        return objections;
    }

    /** A rollback that was asked for while another one was under way, or after the end. */
    static List<String> ofRollback(ScriptedRollback script, RunState state) {
        boolean begun = state.rollbacks().all().stream()
                .map(entry -> entry.requested())
                .anyMatch(request ->
                        request.by().equals(script.as()) && request.scope().equals(script.scope()));
        return begun
                ? List.of()
                : List.of("the rollback by " + script.as() + " did not begin: another one was under way");
    }
}
