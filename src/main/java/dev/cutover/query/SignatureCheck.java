package dev.cutover.query;

import dev.cutover.journal.RunVerification.Check;
import dev.cutover.journal.VerifiedRecord;
import dev.cutover.model.AnswerWord;
import dev.cutover.model.Authority;
import dev.cutover.model.Conduct;
import dev.cutover.run.Decision;
import dev.cutover.run.Question;
import dev.cutover.run.SignedStatement;
import dev.cutover.run.Speaker;
import dev.cutover.run.fact.Amended;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.RequestFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.ledger.RunState;
import dev.cutover.signature.SshKeygen;
import dev.cutover.text.Counted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks that each signature in a record is by its person, for that statement, in that run. Not thread-safe. */
public final class SignatureCheck {
    private static final String WHAT = "signatures";

    private final SshKeygen keygen;
    private final Conduct conduct;
    private final RunFact.Created created;
    private final Authority authority;
    private final Map<String, Question> questions = new HashMap<>();
    private final Map<String, RequestFact.Received> received = new HashMap<>();
    private final List<String> wrong = new ArrayList<>();
    private int signed;
    private int unsigned;

    private SignatureCheck(RunState state, SshKeygen keygen) {
        this.keygen = keygen;
        this.created = state.created();
        var runbook = PinnedRunbook.of(created).runbook();
        this.authority = Authority.of(Amended.of(runbook, state.amendments()));
        this.conduct = runbook.conduct();
    }

    /**
     * Checks a record whose other checks are made: the signatures of one that is not sound prove nothing.
     *
     * @return empty if it is not sound, or nothing in it is signed
     */
    public static Optional<Check> of(VerifiedRecord verifiedRecord, SshKeygen keygen) throws InterruptedException {
        return verifiedRecord.runVerification().isSound() ? of(verifiedRecord.events(), keygen) : Optional.empty();
    }

    /**
     * Checks a sound record.
     *
     * @return empty if nothing in it is signed
     */
    public static Optional<Check> of(List<Event> events, SshKeygen keygen) throws InterruptedException {
        var check = new SignatureCheck(RunState.of(events), keygen);
        boolean installed = keygen.isInstalled();
        for (var event : events) {
            check.look(event, installed);
        }
        return check.outcome(installed);
    }

    private void look(Event event, boolean installed) throws InterruptedException {
        var fact = event.fact();
        count(fact);
        if (fact instanceof PeopleFact.Asked asked) {
            questions.put(asked.question().id(), asked.question());
        } else if (fact instanceof PeopleFact.Decided decided) {
            decision(event, decided.decision(), installed);
        } else if (fact instanceof PeopleFact.Reported reported) {
            decision(event, reported.report(), installed);
        } else if (fact instanceof RequestFact.Received requestFact) {
            received.put(requestFact.id(), requestFact);
        } else if (fact instanceof RequestFact.Settled settled) {
            var request = received.remove(settled.id());
            checkRequest(event, settled.outcome() == RequestFact.Outcome.DONE ? request : null, installed);
        } else if (fact instanceof RequestFact.RampsFrozen || fact instanceof RequestFact.RampsReleased) {
            // Nobody signs a freeze: anybody who may speak may stop a run.
            return;
        }
    }

    /** What people decided without being asked has its signature in the request, and none without one. */
    private void count(Fact fact) {
        unasked(fact)
                .filter(by -> authority.stranger(by).isEmpty() && !by.isEmpty())
                .filter(by -> received.values().stream()
                        .filter(request -> request.request().needsPerson())
                        .map(RequestFact.Received::speaker)
                        .noneMatch(speaker ->
                                speaker.as().equals(by) && !speaker.signature().isEmpty()))
                .ifPresent(by -> unsigned++);
    }

    /** Who decided what nobody had asked; empty for anything else. */
    private static Optional<String> unasked(Fact fact) {
        return continued(fact).or(() -> amended(fact)).or(() -> added(fact)).or(() -> aborted(fact));
    }

    private static Optional<String> continued(Fact fact) {
        return fact instanceof RunFact.Continued on ? Optional.of(on.by()) : Optional.empty();
    }

    private static Optional<String> amended(Fact fact) {
        return fact instanceof RunFact.Amended amended ? Optional.of(amended.by()) : Optional.empty();
    }

    private static Optional<String> added(Fact fact) {
        return fact instanceof PeopleFact.Added added
                ? Optional.of(added.decision().owner())
                : Optional.empty();
    }

    private static Optional<String> aborted(Fact fact) {
        return fact instanceof PeopleFact.Decided decided && isUnasked(decided.decision())
                ? Optional.of(decided.decision().owner())
                : Optional.empty();
    }

    /** An amendment is counted as such, and not for the decision that it is recorded with. */
    private static boolean isUnasked(Decision decision) {
        return decision.isAgain() || (decision.question().isEmpty() && decision.hasChoice(AnswerWord.ABORT));
    }

    private void decision(Event event, Decision decision, boolean installed) throws InterruptedException {
        var question = questions.get(decision.question());
        if (question == null || decision.owner().equals(Event.ENGINE)) {
            return;
        }
        if (decision.signature().isEmpty()) {
            unsigned++;
            if (conduct.signed() && created.mode() == RunFact.Mode.LIVE) {
                wrong.add("event " + event.seq() + ": " + decision.owner()
                        + " has not signed, and the runbook takes signed decisions only");
            }
            return;
        }
        var signedStatement = SignedStatement.of(event.run(), question, decision);
        judge(event, signedStatement, decision.signature(), installed);
    }

    /** Checks the signatures of requests other than answers: an answer's signature is in its decision. */
    private void checkRequest(
            Event event, RequestFact.@org.jspecify.annotations.Nullable Received asked, boolean installed)
            throws InterruptedException {
        if (asked == null || asked.request() instanceof dev.cutover.run.Request.Decide) {
            return;
        }
        Speaker speaker = asked.speaker();
        if (!speaker.signature().isEmpty()) {
            judge(
                    event,
                    SignedStatement.of(event.run(), asked.request().intent(), speaker),
                    speaker.signature(),
                    installed);
        } else if (conduct.keys().containsKey(speaker.as()) && !speaker.isHere()) {
            wrong.add("event " + event.seq() + ": " + speaker.as() + " has a key, and has not signed");
        }
    }

    private void judge(Event event, SignedStatement signedStatement, String signature, boolean installed)
            throws InterruptedException {
        signed++;
        String key = conduct.keys().get(signedStatement.person());
        String refusal = key == null
                ? signedStatement.person() + " has no key in this run's runbook"
                : installed ? keygen.refusal(signedStatement, key, signature) : "";
        if (!refusal.isEmpty()) {
            wrong.add("event " + event.seq() + ": " + refusal);
        }
    }

    private Optional<Check> outcome(boolean installed) {
        if (!wrong.isEmpty()) {
            return Optional.of(Check.broken(WHAT, String.join("; ", wrong)));
        }
        if (signed == 0 && conduct.keys().isEmpty()) {
            return Optional.empty();
        }
        String counts = signed + " signed; " + Counted.of(unsigned, "decision") + " with a name alone";
        if (signed > 0 && !installed) {
            return Optional.of(Check.notChecked(WHAT, counts + "; there is no ssh-keygen here to check with"));
        }
        boolean lacking = conduct.signed() && unsigned > 0;
        return Optional.of(lacking ? Check.noted(WHAT, counts + ", in a rehearsal") : Check.sound(WHAT, counts));
    }
}
