package dev.cutover.engine;

import dev.cutover.engine.context.AddedDecision;
import dev.cutover.engine.context.AgainDecision;
import dev.cutover.engine.context.RunRequests;
import dev.cutover.engine.context.StepContext;
import dev.cutover.engine.operator.Answer;
import dev.cutover.model.Authority;
import dev.cutover.model.Permission;
import dev.cutover.plan.ComingNext;
import dev.cutover.run.Decision;
import dev.cutover.run.Question;
import dev.cutover.run.Request;
import dev.cutover.run.Speaker;
import dev.cutover.run.StepState;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.RequestFact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.ledger.QuestionLedger;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Judges the requests of people; the one place of the rule who may ask for what, wherever they speak. A named speaker
 * must be a person of the runbook. Without a name, as a user of the operating system, people may hold, note, add
 * evidence and ask for a rollback; answers, continue, abort and amendments need a person whose role may. Stateless.
 */
final class RequestRules {
    private final StepContext stepContext;
    private final Authority authority;
    private final String unproven;

    /**
     * For one request.
     *
     * @param unproven why the speaker's identity is not accepted; empty if it is
     */
    RequestRules(StepContext stepContext, String unproven) {
        this.stepContext = stepContext;
        this.authority = Authority.of(stepContext.runbook());
        this.unproven = unproven;
    }

    /** Judges every request but a rollback, which may have to wait. */
    RequestVerdict rule(Request request, Speaker speaker) {
        var stranger = authority.stranger(speaker.as()).or(() -> nameless(request, speaker));
        if (stranger.isPresent()) {
            return RequestVerdict.refused(stranger.orElseThrow());
        }
        if (request instanceof Request.Decide decide) {
            return decide(decide, speaker);
        }
        if (!unproven.isEmpty()) {
            return RequestVerdict.refused(unproven);
        }
        return isReplayed(speaker)
                ? RequestVerdict.refused("this signature belongs to an earlier question; sign again")
                : other(request, speaker);
    }

    /** Harmless for an answer: its question is settled by then. */
    private boolean isReplayed(Speaker speaker) {
        return !speaker.signature().isEmpty()
                && stepContext.state().requests().all().stream()
                        .map(entry -> entry.received().speaker())
                        .anyMatch(before -> before.saw().equals(speaker.saw())
                                || before.signature().equals(speaker.signature()));
    }

    private RequestVerdict other(Request request, Speaker speaker) {
        if (request instanceof Request.WithdrawAnswer back) {
            return unlessEnded(() -> withdrawAnswer(back, speaker));
        } else if (request instanceof Request.Hold hold) {
            return unlessEnded(() -> hold(hold, speaker));
        } else if (request instanceof Request.Continue on) {
            return unlessEnded(() -> resume(on, speaker));
        } else if (request instanceof Request.Abort abort) {
            return unlessEnded(() -> abort(abort, speaker));
        } else if (request instanceof Request.Amend amend) {
            return new AmendmentRules(stepContext, amend, speaker).rule();
        } else if (request instanceof Request.AddDecision added) {
            return unlessEnded(() -> RequestVerdict.of(new AddedDecision(stepContext, added, speaker)));
        } else if (request instanceof Request.Again again) {
            return RequestVerdict.of(new AgainDecision(stepContext, again, speaker));
        } else if (request instanceof Request.Explain explain) {
            return explain(explain, speaker);
        } else if (request instanceof Request.KeepEvidence keepEvidence) {
            return keep(keepEvidence, speaker);
        } else if (request instanceof Request.Note note) {
            return note(note, speaker);
        } else if (request instanceof Request.Withdraw withdraw) {
            return withdraw(withdraw, speaker);
        } else if (request instanceof Request.RollBack back) {
            return new RollbackReplies(stepContext).unlessObjected(back, () -> mayRollBack(speaker));
        }
        throw new IllegalStateException("no ruling on " + request.getClass());
    }

    private RequestVerdict unlessEnded(Supplier<RequestVerdict> rule) {
        return stepContext.state().ended().isPresent() ? RequestVerdict.refused("the run has ended") : rule.get();
    }

    /** Who acts is named: without a name people may only hold, note, add evidence and ask for a rollback. */
    private Optional<String> nameless(Request request, Speaker speaker) {
        if (!speaker.as().isEmpty() || !request.needsPerson() || isOwnHold(request, speaker)) {
            return Optional.empty();
        }
        if (request instanceof Request.Continue) {
            return nameless("continuing a held run", authority.peopleWhoContinue());
        } else if (request instanceof Request.Abort) {
            return nameless("ending the run", authority.peopleWith(Permission.ABORT));
        } else if (request instanceof Request.Amend) {
            return nameless("an amendment", authority.peopleWith(Permission.AMEND));
        }
        return Optional.of("a decision needs a name: add --as NAME");
    }

    private static Optional<String> nameless(String what, Collection<String> people) {
        return Optional.of(
                what + " needs a person of the runbook: add --as NAME; those who may: " + String.join(", ", people));
    }

    /** Whoever held the run at its process, left that, and comes back ends the hold without a name. */
    private boolean isOwnHold(Request request, Speaker speaker) {
        return request instanceof Request.Continue
                && speaker.isComingBack()
                && stepContext
                        .state()
                        .held()
                        .filter(held -> stepContext.state().requests().isHoldOf(speaker.user(), held))
                        .isPresent();
    }

    private RequestVerdict decide(Request.Decide decide, Speaker speaker) {
        var addressedQuestions = new AddressedQuestions(stepContext, decide, speaker);
        var candidates = addressedQuestions.all();
        if (candidates.size() != 1) {
            return RequestVerdict.refused(addressedQuestions.objection());
        }
        if (!unproven.isEmpty()) {
            return RequestVerdict.refused(unproven);
        }
        var question = candidates.get(0);
        boolean signed = !speaker.signature().isEmpty();
        if (signed && !(decide.at().equals(question.id()) && speaker.saw().equals(question.digest()))) {
            return RequestVerdict.refused(
                    "what was signed is not what is asked now; read the question again: cutover decide");
        }
        var given = new Answer(
                question.id(),
                speaker.as(),
                decide.choice(),
                decide.reason(),
                decide.impact(),
                decide.typed(),
                speaker.via(),
                speaker.user(),
                decide.report(),
                speaker.signature());
        var verdict = new AnswerRules(stepContext).judge(given);
        if (!verdict.facts().isEmpty()) {
            return RequestVerdict.done(verdict.reply(), verdict.facts().toArray(Fact[]::new));
        }
        return verdict.refusal().isEmpty()
                ? RequestVerdict.done("this answer was already given")
                : RequestVerdict.refused(verdict.refusal());
    }

    private RequestVerdict withdrawAnswer(Request.WithdrawAnswer back, Speaker speaker) {
        var given = stepContext.state().questions().all().stream()
                .filter(entry -> entry.question().id().equals(back.at())
                        || entry.question().step().value().equals(back.at()))
                .filter(entry -> isGivenBy(speaker, entry))
                .toList();
        if (given.isEmpty()) {
            return RequestVerdict.refused("there is no answer by " + speaker.name() + " at '" + back.at() + "'");
        }
        var entry = given.get(given.size() - 1);
        boolean approval = entry.question().kind() == Question.Kind.APPROVE
                || entry.question().kind() == Question.Kind.ATTEST;
        boolean waits = stepContext.state().steps().of(entry.question().step()).state() == StepState.STARTED;
        if (!approval || !waits) {
            return RequestVerdict.refused(
                    "'" + entry.question().step() + "' has moved on, so the answer can no longer be withdrawn");
        }
        String why = speaker.name() + " withdrew the answer" + (back.reason().isBlank() ? "" : ": " + back.reason());
        return RequestVerdict.done(
                "the answer at " + entry.question().step() + " no longer counts",
                new PeopleFact.Lapsed(entry.question().id(), why));
    }

    private static boolean isGivenBy(Speaker speaker, QuestionLedger.Entry entry) {
        var answer = entry.answer();
        return answer != null
                && entry.lapsed() == null
                && answer.decision().owner().equals(speaker.as());
    }

    /** What the runbook demands of every decision and this one lacks. */
    private Optional<String> lacking(String what, String reason, String impact) {
        return stepContext.runbook().conduct().demands().missing(what, reason, impact);
    }

    private RequestVerdict hold(Request.Hold hold, Speaker speaker) {
        return stepContext
                .state()
                .held()
                .map(held -> RequestVerdict.done("the run is already held by " + held.by()))
                .orElseGet(() -> RequestVerdict.done(
                        "no new step starts and ramps stay where they are; guards, triggers and the time limits of open"
                                + " questions and running steps stay active",
                        new RunFact.Held(speaker.name(), hold.reason())));
    }

    private RequestVerdict resume(Request.Continue on, Speaker speaker) {
        if (stepContext.state().held().isEmpty()) {
            return RequestVerdict.refused("the run is not held");
        }
        boolean own = isOwnHold(on, speaker);
        // What follows is said by the run itself, so there is no impact to ask for.
        var lacking = own ? Optional.<String>empty() : lacking("continuing", on.reason(), "what comes next");
        if (lacking.isPresent()) {
            return RequestVerdict.refused(lacking.orElseThrow());
        }
        return own || authority.mayContinue(speaker.as())
                ? RequestVerdict.done(whatComes(), new RunFact.Continued(speaker.name(), on.reason()))
                : RequestVerdict.refused(speaker.name() + " may not continue a held run; those who may: "
                        + String.join(", ", authority.peopleWhoContinue()));
    }

    /** Says beforehand what comes at once. */
    private String whatComes() {
        var next = new ComingNext(stepContext.runbook(), stepContext.state(), stepContext.now()).whenContinued();
        return "the run continues" + (next.isEmpty() ? "" : ": " + String.join("; ", next));
    }

    private RequestVerdict abort(Request.Abort abort, Speaker speaker) {
        var rollbacks = stepContext.state().rollbacks();
        if (rollbacks.isAnyOpen()) {
            return RequestVerdict.refused(rollbacks.openOnes(
                    "is running; wait until it has finished", "are running; wait until they have finished"));
        }
        if (abort.reason().isBlank()) {
            return RequestVerdict.refused("an abort needs a reason");
        }
        var lacking = lacking("an abort", abort.reason(), abort.impact());
        if (lacking.isPresent()) {
            return RequestVerdict.refused(lacking.orElseThrow());
        }
        return authority
                .as(speaker.as(), Permission.ABORT)
                .map(role -> {
                    var decision = new Decision(
                            "",
                            speaker.as(),
                            role,
                            "the run",
                            "abort",
                            abort.reason(),
                            abort.impact(),
                            speaker.via(),
                            speaker.user());
                    return RequestVerdict.done(
                            "the run is aborted; traffic stays where it is",
                            new PeopleFact.Decided(decision),
                            RunRequests.abort(stepContext, decision));
                })
                .orElseGet(() -> mayNot(speaker, Permission.ABORT));
    }

    /** Anybody who may speak may ask for a rollback, as at the machine itself; a given name must be valid. */
    private RequestVerdict mayRollBack(Speaker speaker) {
        if (speaker.as().isEmpty()) {
            return RequestVerdict.done("");
        }
        return authority
                .as(speaker.as(), Permission.ROLLBACK)
                .map(role -> RequestVerdict.done(role.value()))
                .orElseGet(() -> mayNot(speaker, Permission.ROLLBACK));
    }

    /** The newest rollback of that scope that lacks something which is demanded. */
    private RequestVerdict explain(Request.Explain explain, Speaker speaker) {
        var verdict = mayRollBack(speaker);
        var rollbacks = stepContext.state().rollbacks();
        var unexplained = rollbacks.all().stream()
                .filter(entry -> rollbacks.lacks(stepContext.runbook().conduct().demands(), entry)
                        && entry.scope().equals(explain.scope()))
                .reduce((first, second) -> second);
        if (!verdict.isDone() || explain.reason().isBlank()) {
            return verdict.isDone() ? RequestVerdict.refused("the reason is missing") : verdict;
        }
        var lacking = lacking("the reason of a rollback", explain.reason(), explain.impact());
        if (lacking.isPresent()) {
            return RequestVerdict.refused(lacking.orElseThrow());
        }
        return unexplained
                .map(entry -> RequestVerdict.done(
                        "the reason is recorded",
                        new RollbackFact.Explained(
                                entry.number(), speaker.name(), verdict.why(), explain.reason(), explain.impact())))
                .orElseGet(() -> RequestVerdict.refused("no rollback of "
                        + stepContext.runbook().nameOf(explain.scope()) + " has begun without a reason"));
    }

    private RequestVerdict mayNot(Speaker speaker, Permission permission) {
        return RequestVerdict.refused(speaker.name() + " may not " + permission.verb() + "; those who may: "
                + String.join(", ", authority.peopleWith(permission)));
    }

    private RequestVerdict keep(Request.KeepEvidence keepEvidence, Speaker speaker) {
        boolean known = keepEvidence.step().value().isEmpty()
                || stepContext.find(keepEvidence.step()).isPresent();
        if (!known) {
            return RequestVerdict.refused("the runbook has no step '" + keepEvidence.step() + "'");
        }
        return RequestVerdict.done(
                keepEvidence.name() + " is kept with the run",
                RunRequests.evidence(stepContext, keepEvidence, speaker.name()));
    }

    private static RequestVerdict note(Request.Note note, Speaker speaker) {
        return note.text().isBlank()
                ? RequestVerdict.refused("the note is empty")
                : RequestVerdict.done(
                        "the note is recorded", new PeopleFact.Noted(speaker.as(), speaker.user(), note.text()));
    }

    private RequestVerdict withdraw(Request.Withdraw withdraw, Speaker speaker) {
        var entry = stepContext.state().requests().of(withdraw.request());
        if (entry.isEmpty()) {
            return RequestVerdict.refused("there is no request '" + withdraw.request() + "'");
        }
        if (entry.orElseThrow().settled() != null) {
            return RequestVerdict.refused("'" + withdraw.request() + "' is already answered and cannot be withdrawn");
        }
        return RequestVerdict.done(
                withdraw.request() + " is withdrawn",
                new RequestFact.Settled(
                        withdraw.request(), RequestFact.Outcome.WITHDRAWN, "withdrawn by " + speaker.name()));
    }
}
