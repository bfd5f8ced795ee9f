package dev.cutover.engine;

import dev.cutover.engine.context.StepContext;
import dev.cutover.engine.effect.EvidenceStorage;
import dev.cutover.journal.inbox.KeptRequest;
import dev.cutover.model.Work;
import dev.cutover.model.environment.Pace;
import dev.cutover.run.Question;
import dev.cutover.run.Request;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.ledger.QuestionLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What holds for requests that waited in the inbox, beside what holds for all: what they saw must still be asked, they
 * must not have expired, and a decision counts from when it was made. Read-only; engine's thread only.
 *
 * @param pace of the run's clock: where it stands still while no process runs the run, nothing expires meanwhile
 */
public record KeptRequestRules(StepContext stepContext, Pace pace, KeptRequest kept) {

    /**
     * Keeps the content, masked and redacted as all evidence is, and returns the request that names what is kept. It
     * was redacted before it waited in the inbox; what an older version or another program put there was not. May be
     * called on any thread.
     *
     * @throws dev.cutover.journal.disk.JournalException if the content cannot be kept
     */
    static Request keep(Request.KeepEvidence evidence, byte[] content, EvidenceStorage evidenceStorage) {
        var stored = evidenceStorage.keep(evidence.name(), evidence.mediaType(), content);
        return new Request.KeepEvidence(
                evidence.step(),
                stored.kept().sha256(),
                evidence.name(),
                evidence.mediaType(),
                stored.kept().bytes(),
                stored.redacted()
                        .map(now -> evidence.redacted()
                                .map(before -> before.and(now))
                                .orElse(now)));
    }

    /**
     * Why it would be refused if it were entered now; empty if it would not. Its signature and the run's secrets are
     * not looked at.
     */
    public static String refusal(StepContext stepContext, Pace pace, KeptRequest kept, Instant today) {
        var verdict = new KeptRequestRules(stepContext, pace, kept).rule(Optional.of(kept.request()), "", today);
        return verdict.isDone() ? "" : verdict.why();
    }

    /**
     * Judges it as any other request, and by what holds for the inbox alone.
     *
     * @param judged with what is kept of its content; empty if it has none and should
     * @param objection why it cannot be accepted, whatever it says; empty if it can
     * @param today the time by the wall clock, which is that of the file
     */
    RequestVerdict rule(Optional<Request> judged, String objection, Instant today) {
        String gone = judged.isEmpty() ? "its file is gone, or is not the one that was added" : "";
        String why = Stream.of(gone, objection(today), objection)
                .filter(one -> !one.isEmpty())
                .findFirst()
                .orElse("");
        var verdict = new RequestRules(stepContext, why).rule(judged.orElse(kept.request()), kept.speaker());
        return verdict.isDone()
                ? new RequestVerdict(dated(verdict.facts()), verdict.outcome(), told(verdict.why()))
                : verdict;
    }

    /** Why it cannot be entered any more; empty if it can. */
    private String objection(Instant today) {
        if (kept.expires().filter(today::isAfter).isPresent()) {
            return "it was to be entered until " + kept.expires().orElseThrow();
        }
        if (!(kept.request() instanceof Request.Decide decide)) {
            return "";
        }
        var question = stepContext.state().questions().of(decide.at());
        if (question.isEmpty()) {
            return "";
        }
        String seen = kept.speaker().saw();
        if (!seen.isEmpty() && !seen.equals(question.orElseThrow().question().digest())) {
            return "what " + kept.speaker().name() + " saw is not what is asked now";
        }
        return validFor(question.orElseThrow())
                .filter(span -> isOnWallTime() && kept.at().plus(span).isBefore(today))
                .map(span -> "it expired: an answer here counts for " + span.toMinutes() + " min, and it was given at "
                        + kept.at())
                .orElse("");
    }

    private Optional<Duration> validFor(QuestionLedger.Entry entry) {
        return isApproval(entry.question())
                ? stepContext
                        .find(entry.question().step())
                        .flatMap(step -> step.work() instanceof Work.Gate gate ? gate.expires() : Optional.empty())
                : Optional.empty();
    }

    private static boolean isApproval(Question question) {
        return question.kind() == Question.Kind.APPROVE || question.kind() == Question.Kind.ATTEST;
    }

    private boolean isOnWallTime() {
        return pace instanceof Pace.Real;
    }

    /** The same facts, with decisions that count from when they were made. */
    private List<Fact> dated(List<Fact> facts) {
        var given = kept.at().isBefore(stepContext.now()) ? kept.at() : stepContext.now();
        return isOnWallTime() ? facts.stream().map(fact -> dated(fact, given)).toList() : facts;
    }

    private static Fact dated(Fact fact, Instant given) {
        return fact instanceof PeopleFact.Decided decided
                ? new PeopleFact.Decided(decided.decision(), Optional.of(given))
                : fact;
    }

    /** What is told of it, once it is accepted: a go that was given while nobody measured opens nothing by itself. */
    private String told(String why) {
        boolean approves = kept.request() instanceof Request.Decide decide
                && stepContext
                        .state()
                        .questions()
                        .of(decide.at())
                        .filter(entry -> isApproval(entry.question()))
                        .isPresent();
        return approves ? why + "; the gate opens only on criteria that are measured from now on" : why;
    }
}
