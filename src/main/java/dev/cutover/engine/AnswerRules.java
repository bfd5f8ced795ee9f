package dev.cutover.engine;

import dev.cutover.engine.context.EligiblePeople;
import dev.cutover.engine.context.QuestionPremise;
import dev.cutover.engine.context.StepContext;
import dev.cutover.engine.context.TaskReports;
import dev.cutover.engine.operator.Answer;
import dev.cutover.model.AnswerWord;
import dev.cutover.model.Approval;
import dev.cutover.model.Authority;
import dev.cutover.model.Permission;
import dev.cutover.model.RoleId;
import dev.cutover.model.Work;
import dev.cutover.run.AnswerNeeds;
import dev.cutover.run.Decision;
import dev.cutover.run.Question;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.ledger.QuestionLedger;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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
        var capacities = new Capacities(stepContext);
        var voices = capacities.of(entry, answer);
        if (voices.isEmpty()) {
            return Verdict.refused(capacities.objection(question, answer) + "; asked: " + who(question));
        }
        var permitted = voices.stream()
                .filter(voice -> may(voice.power(), question, option))
                .findFirst();
        if (permitted.isEmpty()) {
            var roles = voices.stream().map(Capacities.Voice::power).distinct().toList();
            return Verdict.refused(answer.as() + " may not say '" + option.say() + "' as " + roles);
        }
        if (isOwnRun(question, option, answer.as())) {
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
        boolean fourEyes = question.kind() == Question.Kind.APPROVE || question.kind() == Question.Kind.COMMIT;
        if (fourEyes && !isNo(option) && hasSpoken(question, answer.as())) {
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
        return why + ", and this prompt cannot sign; in another terminal: cutover"
                + " decide " + question.id() + " " + answer.choice() + " --as \"" + answer.as() + "\" --run "
                + stepContext.state().id().orElseThrow();
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

    /** Whether the person started the run and the gate does not count the initiator's go. */
    private boolean isOwnRun(Question question, Question.Option option, String person) {
        boolean go = question.kind() == Question.Kind.APPROVE && !isNo(option);
        return go
                && person.equals(stepContext.state().created().initiator())
                && stepContext.find(question.step()).stream()
                        .flatMap(step ->
                                step.work() instanceof Work.Gate gate ? gate.approve().stream() : Stream.empty())
                        .noneMatch(Approval::initiatorCounts);
    }

    /** Rollback, abort and override need the permission; every other answer needs only the role. */
    private boolean may(RoleId role, Question question, Question.Option option) {
        if (option.is(AnswerWord.OVERRIDE) && !isNamedToOverride(role, question)) {
            return false;
        }
        var needs = option.word().map(AnswerWord::needs).orElse(Permission.GO);
        boolean guarded = switch (needs) {
            case OVERRIDE, ROLLBACK, ABORT -> question.kind() != Question.Kind.DECIDE;
            default -> question.kind() == Question.Kind.APPROVE;
        };
        return !guarded || Authority.of(stepContext.runbook()).may(role, needs);
    }

    private static boolean isNo(Question.Option option) {
        return option.word().filter(AnswerWord::isNo).isPresent();
    }

    /** A gate may name the roles that may override it; then no other role may. */
    private boolean isNamedToOverride(RoleId role, Question question) {
        var named = stepContext
                .find(question.step())
                .map(step -> step.work() instanceof Work.Gate gate ? gate.overrideBy() : Set.<RoleId>of())
                .orElse(Set.of());
        return named.isEmpty() || named.contains(role);
    }

    /** What has to be typed: the step's segment, or the run's id. */
    public String typed(Question question) {
        return stepContext
                .find(question.step())
                .flatMap(step -> step.segment())
                .map(Object::toString)
                .orElseGet(() -> stepContext.state().id().orElseThrow().value());
    }

    /** Whether the person has approved the same gate in another role; a no may be given in every role. */
    private boolean hasSpoken(Question question, String person) {
        return stepContext.state().questions().ofStep(question.step(), question.attempt()).stream()
                .filter(entry -> entry.question().kind() == question.kind())
                .filter(entry -> !entry.question().id().equals(question.id()) && entry.lapsed() == null)
                .anyMatch(entry -> {
                    var answer = entry.answer();
                    return answer != null && answer.decision().owner().equals(person);
                });
    }

    private String who(Question question) {
        return question.of().stream()
                .map(role -> role + " (" + EligiblePeople.names(role, stepContext.runbook()) + ")")
                .toList()
                .toString();
    }
}
