package dev.cutover.engine;

import dev.cutover.run.Amendment;
import dev.cutover.run.Request;
import dev.cutover.run.Speaker;
import dev.cutover.run.TaskReport;
import dev.cutover.run.fact.RequestFact;
import dev.cutover.secret.Secrets;

/**
 * Masks the run's secrets in what people ask for. A secret that cannot be masked without changing what the request says
 * makes it refused, and recorded with its secrets masked. Stateless and thread-safe.
 */
final class RequestMasking {
    private RequestMasking() {}

    /** Why the request cannot be accepted; empty if it can. */
    static String objection(RequestFact.Received received, Secrets secrets) {
        var masked = new RequestFact.Received(
                received.id(), of(received.request(), secrets), of(received.speaker(), secrets), received.kept());
        if (!received.speaker().signature().isEmpty() && !masked.equals(received)) {
            return "a signed answer is recorded unmasked, and this one contains a secret of this run; reword it";
        }
        boolean named = received.request() instanceof Request.Amend amend
                && masked.request() instanceof Request.Amend shown
                && !shown.amendment().equals(amend.amendment());
        return named ? "a person's name contains a secret of this run; give another name" : "";
    }

    static Request of(Request request, Secrets secrets) {
        if (request instanceof Request.Decide said) {
            return decide(said, secrets);
        } else if (request instanceof Request.AddDecision added) {
            return add(added, secrets);
        } else if (request instanceof Request.WithdrawAnswer back) {
            return new Request.WithdrawAnswer(secrets.mask(back.at()), secrets.mask(back.reason()));
        } else if (request instanceof Request.Hold hold) {
            return new Request.Hold(secrets.mask(hold.reason()));
        } else if (request instanceof Request.Continue on) {
            return new Request.Continue(secrets.mask(on.reason()));
        } else if (request instanceof Request.Abort abort) {
            return new Request.Abort(secrets.mask(abort.reason()), secrets.mask(abort.impact()));
        } else if (request instanceof Request.Amend amend) {
            return new Request.Amend(
                    of(amend.amendment(), secrets),
                    secrets.mask(amend.reason()),
                    secrets.mask(amend.impact()),
                    amend.override());
        } else if (request instanceof Request.RollBack back) {
            return new Request.RollBack(back.scope(), secrets.mask(back.reason()), back.since());
        } else if (request instanceof Request.Explain explain) {
            return new Request.Explain(explain.scope(), secrets.mask(explain.reason()), secrets.mask(explain.impact()));
        } else if (request instanceof Request.Again again) {
            return new Request.Again(again.scope(), secrets.mask(again.reason()), secrets.mask(again.impact()));
        } else if (request instanceof Request.KeepEvidence keepEvidence) {
            return new Request.KeepEvidence(
                    keepEvidence.step(),
                    keepEvidence.sha256(),
                    secrets.mask(keepEvidence.name()),
                    keepEvidence.mediaType(),
                    keepEvidence.bytes(),
                    keepEvidence.redacted());
        } else if (request instanceof Request.Note note) {
            return new Request.Note(secrets.mask(note.text()));
        } else if (request instanceof Request.Withdraw withdraw) {
            return new Request.Withdraw(secrets.mask(withdraw.request()));
        }
        throw new IllegalStateException("nothing is known of " + request.getClass());
    }

    private static Request add(Request.AddDecision added, Secrets secrets) {
        return new Request.AddDecision(
                secrets.mask(added.what()),
                added.step(),
                secrets.mask(added.reason()),
                secrets.mask(added.impact()),
                secrets.mask(added.ticket()));
    }

    private static Request decide(Request.Decide said, Secrets secrets) {
        return new Request.Decide(
                secrets.mask(said.at()),
                secrets.mask(said.choice()),
                secrets.mask(said.reason()),
                secrets.mask(said.impact()),
                secrets.mask(said.typed()),
                said.report()
                        .map(own ->
                                new TaskReport(own.items(), own.began(), own.ended(), secrets.mask(own.insteadOf()))));
    }

    /** Names of people are typed; all else of an amendment is a number, a time, or a name of the runbook's own. */
    private static Amendment of(Amendment amendment, Secrets secrets) {
        return amendment instanceof Amendment.People people
                ? new Amendment.People(
                        people.role(), people.who().stream().map(secrets::mask).toList())
                : amendment;
    }

    /** The claimed name: it is recorded even where the request is refused. */
    static Speaker of(Speaker speaker, Secrets secrets) {
        return new Speaker(
                secrets.mask(speaker.as()), speaker.user(), speaker.via(), speaker.saw(), speaker.signature());
    }
}
