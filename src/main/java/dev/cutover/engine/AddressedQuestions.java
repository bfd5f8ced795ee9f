package dev.cutover.engine;

import dev.cutover.engine.context.StepContext;
import dev.cutover.engine.operator.Capacities;
import dev.cutover.engine.rollback.AfterRollback;
import dev.cutover.model.StepId;
import dev.cutover.run.Question;
import dev.cutover.run.Request;
import dev.cutover.run.Speaker;
import dev.cutover.run.ledger.QuestionLedger;
import java.util.List;
import java.util.stream.Collectors;

/** The questions that an answer may belong to, or why it belongs to none. Read-only. */
record AddressedQuestions(StepContext stepContext, Request.Decide decide, Speaker speaker) {

    /** The questions that an answer may belong to: the one named, or those of the step that are put to the speaker. */
    List<Question> all() {
        var named = stepContext.state().questions().of(decide.at());
        if (named.isPresent()) {
            return List.of(named.orElseThrow().question());
        }
        if (isAboutAnEarlierRollback()) {
            return List.of();
        }
        return stepContext
                .state()
                .questions()
                .intended(new StepId(decide.at()), decide.choice(), this::mayAnswer)
                .stream()
                .map(QuestionLedger.Entry::question)
                .toList();
    }

    /** What follows a rollback is asked when it has finished; an answer until then belongs to no question yet. */
    private boolean isAboutAnEarlierRollback() {
        return decide.at().equals(AfterRollback.STEP.value())
                && stepContext.state().rollbacks().isAnyOpen()
                && stepContext.state().questions().ofStep(AfterRollback.STEP).stream()
                        .noneMatch(QuestionLedger.Entry::isOpen);
    }

    /** Why the answer belongs to none of them, or to which of several is open. */
    String objection() {
        var questions = all();
        return questions.isEmpty() ? withdrawn() + nothingAsks() : several(questions);
    }

    /** Why there is no such question any more, or not yet; empty if nothing is known of it. */
    private String withdrawn() {
        if (isAboutAnEarlierRollback()) {
            var open = stepContext.state().rollbacks().open();
            String which = open.stream()
                    .map(one -> "rollback " + one.number() + " of "
                            + stepContext.runbook().nameOf(one.scope()))
                    .collect(Collectors.joining(" and "));
            boolean single = open.size() == 1;
            return which + (single ? " is" : " are") + " running; how the run continues is asked when "
                    + (single ? "it has" : "they have") + " finished; ";
        }
        return stepContext
                .state()
                .questions()
                .withdrawal(new StepId(decide.at()))
                .map(why -> "the question at '" + decide.at() + "' was withdrawn: " + why + "; ")
                .orElse("");
    }

    private boolean mayAnswer(QuestionLedger.Entry entry) {
        return new Capacities(stepContext.runbook()).isPut(entry, speaker.as(), decide.report());
    }

    private String nothingAsks() {
        var open = stepContext.state().questions().open().stream()
                .filter(this::mayAnswer)
                .map(entry -> entry.question().step() + " ("
                        + entry.question().choices().stream()
                                .map(Question.Option::say)
                                .collect(Collectors.joining("/"))
                        + ")")
                .distinct()
                .toList();
        return "no question at '" + decide.at() + "' asks " + speaker.as() + " for that answer; "
                + (open.isEmpty()
                        ? "no question is open for " + speaker.as()
                        : "open for " + speaker.as() + ": " + String.join(", ", open))
                + forWhom();
    }

    /** What a lead may have forgotten; nothing if it was given. */
    private String forWhom() {
        boolean given =
                decide.report().filter(own -> !own.insteadOf().isEmpty()).isPresent();
        return given
                ? ""
                : new Capacities(stepContext.runbook())
                        .hint(stepContext.state().questions(), new StepId(decide.at()), speaker.as());
    }

    private String several(List<Question> questions) {
        var answered = questions.stream()
                .flatMap(question -> stepContext.state().questions().of(question.id()).stream())
                .filter(entry -> !entry.isOpen())
                .toList();
        if (answered.size() == questions.size()) {
            return "no question is open at '" + decide.at() + "'; answered: "
                    + answered.stream().map(AddressedQuestions::given).collect(Collectors.joining(", "));
        }
        return "several questions are open at '" + decide.at() + "'; name one: "
                + questions.stream()
                        .map(question -> question.id() + " (" + question.ask() + ")")
                        .collect(Collectors.joining(", "));
    }

    private static String given(QuestionLedger.Entry entry) {
        var answer = entry.answer();
        return entry.question().id() + " (" + entry.question().ask() + ")"
                + (answer == null
                        ? ""
                        : ": " + answer.decision().owner() + " said '"
                                + answer.decision().choice() + "'");
    }
}
