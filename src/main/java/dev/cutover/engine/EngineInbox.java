package dev.cutover.engine;

import dev.cutover.engine.context.RunRequests;
import dev.cutover.engine.context.StepContext;
import dev.cutover.engine.effect.EvidenceStorage;
import dev.cutover.engine.operator.Answer;
import dev.cutover.engine.operator.CommandPort;
import dev.cutover.engine.operator.EarlierRequests;
import dev.cutover.engine.operator.RampFreeze;
import dev.cutover.engine.operator.RequestReply;
import dev.cutover.engine.step.StepReopening;
import dev.cutover.engine.time.CueQueue;
import dev.cutover.engine.time.WallTime;
import dev.cutover.journal.inbox.KeptRequest;
import dev.cutover.model.Authority;
import dev.cutover.model.Permission;
import dev.cutover.model.RoleId;
import dev.cutover.model.Scope;
import dev.cutover.model.StepId;
import dev.cutover.plan.rollback.UndoneSince;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.Request;
import dev.cutover.run.Speaker;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.RequestFact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.ledger.RollbackLedger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The requests to a running engine. They arrive on any thread and are judged on the engine's thread; methods that are
 * not part of {@link CommandPort} may be called only there.
 */
final class EngineInbox implements CommandPort {
    private final EngineSetup engineSetup;
    private final StepContext stepContext;
    private final BiConsumer<String, List<Fact>> record;
    private final Consumer<RunResult> leave;
    private final EvidenceStorage evidenceStorage;
    private final SpeakerProof speakerProof;
    private final RollbackReplies rollbackReplies;
    private final CueQueue cues = new CueQueue();
    private final List<Runnable> replies = new ArrayList<>();
    private volatile boolean over;
    private final EarlierRequests earlierRequests;

    /**
     * An inbox.
     *
     * @param record records facts in the name of an actor
     * @param leave makes the engine leave, with the result of the process
     */
    EngineInbox(
            EngineSetup engineSetup,
            StepContext stepContext,
            BiConsumer<String, List<Fact>> record,
            Consumer<RunResult> leave) {
        this.engineSetup = engineSetup;
        this.stepContext = stepContext;
        this.record = record;
        this.leave = leave;
        this.earlierRequests = new EarlierRequests(engineSetup.engineTime()::post);
        this.evidenceStorage = engineSetup.evidenceStorage();
        this.rollbackReplies = new RollbackReplies(stepContext);
        this.speakerProof = new SpeakerProof(
                stepContext.runbook().conduct(), engineSetup.runOptions().signatureVerifier());
    }

    @Override
    public void say(Answer saying, Duration after, BooleanSupplier meant) {
        Runnable cue = () -> {
            if (meant.getAsBoolean()) {
                answer(saying);
            }
        };
        if (after.isZero()) {
            engineSetup.engineTime().post(cue);
        } else {
            at(after, cue);
        }
    }

    private void answer(Answer saying) {
        stepContext.at(engineSetup.engineTime().now());
        var verdict = new AnswerRules(stepContext).judge(saying);
        if (!verdict.facts().isEmpty()) {
            record.accept(saying.as(), verdict.facts());
        } else if (!verdict.refusal().isEmpty()) {
            engineSetup.operator().refused(saying, verdict.refusal());
        }
    }

    @Override
    public void at(Duration after, Runnable cue) {
        engineSetup
                .engineTime()
                .post(() -> cues.add(engineSetup.engineTime().now().plus(after), cue));
    }

    @Override
    public void ask(Request request, Speaker speaker, Consumer<RequestReply> reply) {
        // On the caller's thread: the engine never waits for signature checks.
        String unproven = speakerProof.refusal(stepContext.state().id(), request, speaker);
        // Refused at once, so that the run does not continue until the file is noticed again.
        var file = request instanceof Request.Continue ? engineSetup.journal().holdFile() : Optional.<Path>empty();
        String held = file.map(one -> "the file " + one + " exists and holds the run: delete it first")
                .orElse("");
        engineSetup.engineTime().post(() -> {
            stepContext.at(engineSetup.engineTime().now());
            var received =
                    new RequestFact.Received(stepContext.state().requests().nextId(), request, speaker);
            String secret = RequestMasking.objection(received, engineSetup.secrets());
            var verdict = new RequestRules(stepContext, firstOf(secret, unproven, held)).rule(request, speaker);
            var answer = settle(received, verdict);
            replies.add(() -> reply.accept(answer));
        });
    }

    @Override
    public void enter(KeptRequest kept, Optional<byte[]> content, Consumer<RequestReply> reply)
            throws InterruptedException {
        // On the caller's thread, as above: neither signatures nor large files delay the engine.
        String unproven = speakerProof.refusal(stepContext.state().id(), kept.request(), kept.speaker());
        if (!(kept.request() instanceof Request.KeepEvidence evidence)) {
            engineSetup.engineTime().post(() -> enter(kept, Optional.of(kept.request()), unproven, reply));
            return;
        }
        Optional<Request> unread = content.map(there -> evidence);
        String refusal = refusal(kept, unread, unproven);
        var judged = refusal.isEmpty()
                ? content.map(whole -> KeptRequestRules.keep(evidence, whole, evidenceStorage))
                : unread;
        engineSetup.engineTime().post(() -> enter(kept, judged, refusal, reply));
    }

    private void enter(KeptRequest kept, Optional<Request> judged, String objection, Consumer<RequestReply> reply) {
        stepContext.at(engineSetup.engineTime().now());
        if (stepContext.state().requests().isEntered(kept.name())) {
            var known = new RequestReply("", RequestReply.State.DONE, "it is on record already");
            replies.add(() -> reply.accept(known));
            return;
        }
        var answer = settle(received(kept), verdict(kept, judged, objection));
        replies.add(() -> reply.accept(answer));
    }

    private RequestFact.Received received(KeptRequest kept) {
        var waited = new RequestFact.Kept(kept.name(), kept.at());
        String id = stepContext.state().requests().nextId();
        return new RequestFact.Received(id, kept.request(), kept.speaker(), Optional.of(waited));
    }

    private RequestVerdict verdict(KeptRequest kept, Optional<Request> judged, String objection) {
        String why = firstOf(RequestMasking.objection(received(kept), engineSetup.secrets()), objection);
        return new KeptRequestRules(stepContext, engineSetup.environment().pace(), kept)
                .rule(judged, why, WallTime.today());
    }

    /** Why its content is not to be kept, as the engine judges now; empty if it is. Waits for the engine. */
    private String refusal(KeptRequest kept, Optional<Request> judged, String unproven) throws InterruptedException {
        var refusal = new ArrayBlockingQueue<String>(1);
        engineSetup.engineTime().post(() -> {
            stepContext.at(engineSetup.engineTime().now());
            var verdict = verdict(kept, judged, unproven);
            boolean isEntered = stepContext.state().requests().isEntered(kept.name());
            refusal.add(isEntered || !verdict.isDone() ? verdict.why() : "");
        });
        return refusal.take();
    }

    @Override
    public EarlierRequests earlier() {
        return earlierRequests;
    }

    private static String firstOf(String... objections) {
        return Stream.of(objections).filter(one -> !one.isEmpty()).findFirst().orElse("");
    }

    private RequestReply settle(RequestFact.Received received, RequestVerdict requestVerdict) {
        // What is signed is kept with its signature, wherever it was said.
        boolean here =
                received.speaker().isHere() && received.speaker().signature().isEmpty();
        var facts = new ArrayList<Fact>(here ? List.of() : List.of(received));
        String why = requestVerdict.why();
        if (received.request() instanceof Request.RollBack back && requestVerdict.isDone()) {
            why = rollBack(received, back, facts);
        }
        facts.addAll(requestVerdict.facts());
        if (!here) {
            facts.add(new RequestFact.Settled(received.id(), requestVerdict.outcome(), why));
        }
        record.accept(received.speaker().name(), facts);
        return new RequestReply(
                here ? "" : received.id(),
                requestVerdict.isDone() ? RequestReply.State.DONE : RequestReply.State.REFUSED,
                why);
    }

    /** Adds what follows from an accepted rollback, which begins at once; returns what is told of it. */
    private String rollBack(RequestFact.Received received, Request.RollBack back, List<Fact> facts) {
        var by = received.speaker();
        var running = stepContext.state().rollbacks().running(back.scope());
        if (running.isEmpty()) {
            boolean nothing = rollbackReplies.isNothing(back.scope());
            String why = nothing
                    ? rollbackReplies.nothingOf(back.scope())
                    : rollbackReplies.whatIsRolledBack(back.scope()) + rollbackReplies.beside(back.scope());
            if (!nothing) {
                facts.add(rollback(received, stepContext.now()));
            } else if (by.isHere()) {
                facts.add(new RunFact.RunNote(by.name() + " asked for a rollback: " + why));
            }
            return why;
        }
        var open = running.orElseThrow();
        if (lacksReason(open) && !back.reason().isBlank()) {
            facts.add(new RollbackFact.Explained(open.number(), by.name(), role(by), back.reason(), ""));
            return "it is already running; the reason is recorded";
        }
        if (by.isHere()) {
            facts.add(new RunFact.RunNote(by.name() + " asked for a rollback of "
                    + stepContext.runbook().nameOf(back.scope()) + ", which is already running"));
        }
        return "it is already running";
    }

    private Fact rollback(RequestFact.Received received, Instant asked) {
        var back = (Request.RollBack) received.request();
        var speaker = received.speaker();
        return RunRequests.rollback(stepContext, back, speaker.name(), role(speaker), asked);
    }

    private boolean lacksReason(RollbackLedger.Entry open) {
        return stepContext.state().rollbacks().lacksReason(open);
    }

    private String role(Speaker speaker) {
        return Authority.of(stepContext.runbook())
                .as(speaker.as(), Permission.ROLLBACK)
                .map(RoleId::value)
                .orElse("user of this machine");
    }

    /**
     * Whether the record has a request that waited, as older versions let a second rollback wait; also after a crash.
     */
    boolean handlePending() {
        for (var entry : stepContext.state().requests().pending()) {
            if (entry.received().request() instanceof Request.RollBack back
                    && !RunRequests.isUnderWay(stepContext, back.scope())) {
                stepContext.at(engineSetup.engineTime().now());
                boolean isBack = isRolledBackSince(entry.at(), back.scope());
                boolean nothing = !isBack && rollbackReplies.isNothing(back.scope());
                String why = isBack
                        ? "another rollback has already restored it"
                        : nothing ? rollbackReplies.nothingOf(back.scope()) : "it begins now";
                var done = new RequestFact.Settled(entry.id(), RequestFact.Outcome.DONE, why);
                List<Fact> facts =
                        isBack || nothing ? List.of(done) : List.of(rollback(entry.received(), entry.at()), done);
                record.accept(entry.received().speaker().name(), facts);
                return true;
            }
        }
        return false;
    }

    /** Whether a rollback of the whole scope has begun since, and nothing of what it left undone is left by now. */
    private boolean isRolledBackSince(Instant asked, Scope scope) {
        var undoneSince = new UndoneSince(stepContext.runbook(), stepContext.state());
        return stepContext.state().rollbacks().all().stream()
                .filter(rollback -> !rollback.decided().isBefore(asked))
                .anyMatch(rollback -> rollback.scope().includes(scope) && undoneSince.isComplete(rollback));
    }

    /** Replies to the callers, now that their requests are durable. */
    void reply() {
        var due = List.copyOf(replies);
        replies.clear();
        due.forEach(Runnable::run);
    }

    /** When the next cue is due; null if there is none. */
    @Nullable
    Instant nextCue() {
        return cues.next();
    }

    /** Does what is due. */
    void follow(Instant now) {
        cues.follow(now);
    }

    @Override
    public void again(Set<StepId> steps, String by, String why) {
        engineSetup.engineTime().post(() -> {
            stepContext.at(engineSetup.engineTime().now());
            record.accept(by, StepReopening.again(stepContext, steps, why));
        });
    }

    @Override
    public RampFreeze freeze(String by, Runnable frozen) {
        var freeze = new PersonFreeze(
                engineSetup.engineTime(), stepContext.state().requests().freezes(), record);
        freeze.keep(Scope.WHOLE_RUN, by);
        engineSetup.engineTime().post(() -> replies.add(frozen));
        return freeze;
    }

    @Override
    public void note(String by, String what) {
        engineSetup.engineTime().post(() -> record.accept(by, List.of(new RunFact.RunNote(what))));
    }

    @Override
    public void injected(String by, String what, RunFact.InjectedFault fault) {
        var noted = new RunFact.RunNote(what, Optional.of(fault));
        engineSetup.engineTime().post(() -> record.accept(by, List.of(noted)));
    }

    /** Whether the run has ended, and the process stays for messages alone. */
    void over(boolean ended) {
        over = ended;
    }

    @Override
    public boolean isOver() {
        return over;
    }

    @Override
    public void leave(String why) {
        engineSetup.engineTime().post(() -> leave.accept(new RunResult(ExitCode.INTERRUPTED, why)));
    }
}
