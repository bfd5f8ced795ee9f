package dev.cutover.engine;

import dev.cutover.engine.context.EligiblePeople;
import dev.cutover.engine.context.QuestionPremise;
import dev.cutover.engine.context.StepContext;
import dev.cutover.engine.context.TaskReports;
import dev.cutover.engine.operator.Answer;
import dev.cutover.engine.operator.AnswerPermissions;
import dev.cutover.engine.operator.Capacities;
import dev.cutover.engine.operator.SigningLine;
import dev.cutover.run.AnswerNeeds;
import dev.cutover.run.Decision;
import dev.cutover.run.Question;
import dev.cutover.run.Request;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.ledger.QuestionLedger;
import java.util.List;
import java.util.Optional;

/**
 * Decides whether an answer counts. The same answer given twice is accepted, a different one is refused; nobody fills
 * two roles of one gate; an empty answer is never a yes. Not thread-safe: it reads the run's state on the engine's
 * thread.
 */
public final class AnswerRules {
    private final StepContext stepContext;

    public AnswerRules(StepContext stepContext) {
        this.stepContext = stepContext;
    }

    /**
     * The verdict on an answer: what is recorded of it, or a refusal; neither if the answer was given before.
     *
     * @param reply what it has come to, for whoever gave it
     */
    public record Verdict(List<Fact> facts, String reply, String refusal) {
        static Verdict refused(String why) {
            return new Verdict(List.of(), "", why);
        }

        static final Verdict KNOWN = new Verdict(List.of(), "", "");
    }

    public Verdict judge(Answer answer) {
        var found = stepContext.state().questions().of(answer.question());
        if (found.isEmpty()) {
            return Verdict.refused("there is no question '" + answer.question() + "'");
        }
        var entry = found.orElseThrow();
        if (entry.lapsed() != null) {
            return Verdict.refused("the question is no longer open: " + entry.lapsed());
        }
        if (stepContext.state().ended().isPresent()) {
            return Verdict.refused("the run has ended");
        }
        var withdrawal = QuestionPremise.withdrawal(entry.question(), stepContext);
        if (withdrawal.isPresent()) {
            return Verdict.refused("the question is withdrawn: " + withdrawal.orElseThrow());
        }
        var given = entry.answer();
        if (given != null) {
            boolean same = given.decision().choice().equals(answer.choice())
                    && given.decision().owner().equals(answer.as())
                    && (answer.report().isEmpty()
                            || answer.report().equals(given.decision().report()));
            return same
                    ? Verdict.KNOWN
                    : Verdict.refused(given.decision().owner() + " has already said '"
                            + given.decision().choice() + "'");
        }
        var question = entry.question();
        var option = question.choices().stream()
                .filter(choice -> choice.say().equals(answer.choice()))
                .findFirst();
        if (option.isEmpty()) {
            return Verdict.refused("'" + answer.choice() + "' is not an option here: choose "
                    + question.choices().stream().map(Question.Option::say).toList());
        }
        return speaker(question, answer, option.orElseThrow(), entry);
    }

    private Verdict speaker(Question question, Answer answer, Question.Option option, QuestionLedger.Entry entry) {
        if (answer.signature().isEmpty() && mustSign(answer)) {
            return Verdict.refused(unsigned(question, answer));
        }
        var unfit =
                answer.report().flatMap(own -> new TaskReports(stepContext).objection(question, answer.choice(), own));
        if (unfit.isPresent()) {
            return Verdict.refused(unfit.orElseThrow());
        }
        var capacities = new Capacities(stepContext.runbook());
        var voices = capacities.of(entry, answer);
        if (voices.isEmpty()) {
            return Verdict.refused(capacities.objection(question, answer) + "; asked: " + who(question));
        }
        var permissions = new AnswerPermissions(stepContext.runbook(), stepContext.state());
        var permitted = voices.stream()
                .filter(voice -> permissions.may(voice.power(), question, option))
                .findFirst();
        if (permitted.isEmpty()) {
            var roles = voices.stream().map(Capacities.Voice::power).distinct().toList();
            return Verdict.refused(answer.as() + " may not say '" + option.say() + "' as " + roles);
        }
        if (permissions.isOwnRun(question, option, answer.as())) {
            return Verdict.refused(answer.as()
                    + " started this run, and this gate needs the approval of somebody else; the runbook does not set"
                    + " `initiator: counts`");
        }
        var missing = AnswerNeeds.of(stepContext.runbook(), question, option)
                .missing(option.say(), answer.reason(), answer.impact());
        if (missing.isPresent()) {
            return Verdict.refused(missing.orElseThrow());
        }
        if (option.care() == Question.Care.TYPED && !answer.typed().equals(typed(question))) {
            return Verdict.refused("type '" + typed(question) + "' to confirm");
        }
        if (permissions.isSecondRole(question, option, answer.as())) {
            return Verdict.refused(answer.as() + " has already answered here in another role; two people are required");
        }
        return accepted(entry, decision(question, answer, permitted.orElseThrow()));
    }

    private Verdict accepted(QuestionLedger.Entry entry, Decision decision) {
        boolean known = TaskReports.leavesOpen(decision) && TaskReports.isKnown(entry, decision);
        var reports = new TaskReports(stepContext);
        return known ? Verdict.KNOWN : new Verdict(reports.facts(entry, decision), reports.reply(entry, decision), "");
    }

    /** A person with a key must sign: a name picked at a prompt could be used by anybody. */
    private boolean mustSign(Answer answer) {
        var conduct = stepContext.runbook().conduct();
        boolean picked = conduct.keys().containsKey(answer.as()) && answer.via().equals("prompt");
        return conduct.signed() || picked;
    }

    /** What to do instead. */
    private String unsigned(Question question, Answer answer) {
        String why = stepContext.runbook().conduct().signed()
                ? "this runbook accepts signed decisions only"
                : answer.as() + " has a key in this runbook";
        var decide = new Request.Decide(question.id(), answer.choice(), "", "", "");
        return new SigningLine(stepContext.state().id(), answer.as()).instead(why, decide);
    }

    private static Decision decision(Question question, Answer answer, Capacities.Voice voice) {
        var backing = new Decision.Backing(question.saw(), voice.standIn(), answer.signature(), answer.report());
        return new Decision(
                question.id(),
                answer.as(),
                voice.role(),
                question.inFull(),
                answer.choice(),
                answer.reason(),
                answer.impact(),
                answer.via(),
                answer.user(),
                Optional.of(backing));
    }

    /** What has to be typed: the step's segment, or the run's id. */
    public String typed(Question question) {
        return stepContext
                .find(question.step())
                .flatMap(step -> step.segment())
                .map(Object::toString)
                .orElseGet(() -> stepContext.state().id().orElseThrow().value());
    }

    private String who(Question question) {
        return question.of().stream()
                .map(role -> role + " (" + EligiblePeople.names(role, stepContext.runbook()) + ")")
                .toList()
                .toString();
    }
}
