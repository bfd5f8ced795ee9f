package dev.cutover.engine.rollback;

import dev.cutover.engine.context.Asking;
import dev.cutover.engine.context.NextAction;
import dev.cutover.engine.context.StepContext;
import dev.cutover.engine.context.Substitution;
import dev.cutover.engine.context.UndoRetryPolicy;
import dev.cutover.engine.effect.DoneByHand;
import dev.cutover.engine.effect.EffectCalls;
import dev.cutover.engine.effect.InDoubtSettlement;
import dev.cutover.engine.effect.OperationLookup;
import dev.cutover.engine.effect.UndoVerification;
import dev.cutover.model.AnswerWord;
import dev.cutover.model.Step;
import dev.cutover.model.Traffic;
import dev.cutover.model.Undo;
import dev.cutover.plan.rollback.RollbackPlan;
import dev.cutover.plan.rollback.SharedWork;
import dev.cutover.plan.rollback.WriterFences;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.UndoKey;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.ledger.EffectLedger;
import dev.cutover.run.ledger.RollbackLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Undoes each effect in scope, one after the other, last first. An undo by hand does not delay the others, unless it
 * relies on them; nor does one that an earlier rollback does. Stateless.
 */
final class UndoSequence {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);
    private static final Undo NO_UNDO = new Undo.None("it is an undo");

    private final StepContext stepContext;
    private final RollbackLedger.Entry rollback;
    private final Set<Undo.Time> times;
    private final boolean holdsTraffic;
    private final UndoDependencies undoDependencies;
    private final WriterFences fences;
    private final Set<String> blocked = new HashSet<>();
    private final Set<UndoKey> ofEarlier;

    private UndoSequence(RollbackContext context, Set<Undo.Time> times, boolean holdsTraffic) {
        this.stepContext = context.stepContext();
        this.rollback = context.rollback();
        this.times = times;
        this.holdsTraffic = holdsTraffic;
        Map<Traffic, List<Effect.Move>> traffic = holdsTraffic ? Map.of() : context.owedTraffic();
        this.undoDependencies = new UndoDependencies(stepContext, rollback, traffic);
        this.fences = context.fences();
        this.ofEarlier = SharedWork.of(stepContext.rollbackPlanner(), stepContext.state(), rollback)
                .undosOfEarlier()
                .keySet();
        rollback.blocked().forEach(one -> blocked.add(one.effect()));
    }

    /** What is undone at these times. Traffic that is not proven to be back keeps what it relies on. */
    static UndoSequence of(RollbackContext context, Set<Undo.Time> times) {
        return new UndoSequence(context, times, false);
    }

    /**
     * What is undone before traffic returns.
     *
     * @param holdsTraffic whether traffic waits for it: then it is tried until people or the runbook say otherwise
     */
    static UndoSequence opening(RollbackContext context, boolean holdsTraffic) {
        return new UndoSequence(context, Set.of(Undo.Time.BEFORE_TRAFFIC), holdsTraffic);
    }

    /** Null when nothing is left to try. All blocked undos are recorded together. */
    @Nullable
    NextAction next() {
        var questions = new HandUndoQuestions(stepContext, rollback, undoDependencies, fences, times).due();
        if (!questions.isEmpty()) {
            return new NextAction.Note(questions);
        }
        var waits = new ArrayList<NextAction>();
        var stays = new ArrayList<Fact>();
        var undoings = stepContext
                .rollbackPlanner()
                .undoings(stepContext.state(), rollback.scope(), fences)
                .filter(undoing -> times.contains(undoing.time()))
                .filter(undoing -> !blocked.contains(undoing.key().value()))
                .iterator();
        while (undoings.hasNext()) {
            var undoing = undoings.next();
            if (ofEarlier.contains(undoing.key())) {
                waits.add(new NextAction.People());
                undoDependencies.keepInForce(undoing.entry().effect().step());
                continue;
            }
            var why = whyItStays(undoing);
            if (why.isPresent()) {
                stays.addAll(givenUp(undoing, why.orElseThrow()));
                continue;
            }
            var nextAction = isFencedLater(undoing) ? new NextAction.People() : one(undoing);
            if (letsOthersGoFirst(undoing, nextAction)) {
                waits.add(nextAction);
                undoDependencies.keepInForce(undoing.entry().effect().step());
            } else {
                return stays.isEmpty() ? nextAction : new NextAction.Note(stays);
            }
        }
        return stays.isEmpty() ? soonest(waits) : new NextAction.Note(stays);
    }

    /** People hold up nothing that does not rely on them, and neither does the next try of what opens the platform. */
    private static boolean letsOthersGoFirst(RollbackPlan.Undoing undoing, NextAction nextAction) {
        return nextAction instanceof NextAction.People
                || (nextAction.waits() && undoing.time() == Undo.Time.BEFORE_TRAFFIC);
    }

    private static @Nullable NextAction soonest(List<NextAction> waits) {
        return waits.stream()
                .filter(NextAction.Wait.class::isInstance)
                .min(Comparator.comparing(
                        wait -> ((NextAction.Wait) wait).until(),
                        Comparator.nullsLast(Comparator.<Instant>naturalOrder())))
                .orElse(waits.isEmpty() ? null : waits.get(0));
    }

    /** What follows from people's answers that nothing has followed yet; null if there are none. */
    static @Nullable NextAction answered(RollbackContext context) {
        var stepContext = context.stepContext();
        var rollback = context.rollback();
        return stepContext
                .rollbackPlanner()
                .undoings(stepContext.state(), context.scope(), context.fences())
                .filter(undoing -> HandUndoQuestions.isAnswered(undoing, stepContext, rollback)
                        && rollback.whyBlocked(undoing.key().value()).isEmpty())
                .findFirst()
                .map(undoing -> new UndoSequence(context, Set.of(undoing.time()), true).one(undoing))
                .orElse(null);
    }

    /** Why the undo is not tried; whether the effect took place is settled before. */
    private Optional<String> whyItStays(RollbackPlan.Undoing undoing) {
        var forward = undoing.entry();
        if (stepContext.find(forward.effect().step()).isEmpty()) {
            return Optional.of("the runbook has no such step");
        }
        return forward.state() == EffectState.IN_DOUBT
                ? Optional.empty()
                : whyASecondWriter(undoing)
                        .or(() -> undoDependencies.whyKept(forward.effect().step(), undoing.time()));
    }

    /**
     * The other system may still be writing: what was done to it is not undone, and will not be. What is refused only
     * for the traffic of others is given up no sooner than the traffic that waits for it is decided on.
     */
    private Optional<String> whyASecondWriter(RollbackPlan.Undoing undoing) {
        var behind = stepContext.rollbackPlanner().behind(stepContext.state());
        return Optional.of(undoing.entry().effect())
                .filter(effect -> !holdsTraffic)
                .flatMap(fences::whyRefused)
                .or(() -> fences.before(undoing.entry().effect()).stream()
                        .map(EffectLedger.Entry::effect)
                        .filter(fence -> blocked.contains(
                                        UndoKey.of(fence.key()).value())
                                || behind.of(fence.step(), fence.segment()).isPresent())
                        .findFirst()
                        .map(WriterFences::whyWriting));
    }

    /** Whether the other system is fenced first. */
    private boolean isFencedLater(RollbackPlan.Undoing undoing) {
        return undoing.entry().state() != EffectState.IN_DOUBT
                && !fences.before(undoing.entry().effect()).isEmpty();
    }

    private NextAction one(RollbackPlan.Undoing undoing) {
        var forward = undoing.entry();
        var step = stepContext.find(forward.effect().step()).orElseThrow();
        if (forward.state() == EffectState.IN_DOUBT) {
            return InDoubtSettlement.next(step, forward, stepContext);
        }
        if (undoDependencies.isReliedOn(step.id())) {
            return new NextAction.People();
        }
        return undoing.undo() instanceof Undo.ByHand hand
                ? byHand(undoing, hand, step)
                : call(undoing, (Undo.Call) undoing.undo(), step);
    }

    private NextAction block(RollbackPlan.Undoing undoing, String why) {
        return new NextAction.Note(givenUp(undoing, why));
    }

    /** Nobody is asked any more to undo it. */
    private List<Fact> givenUp(RollbackPlan.Undoing undoing, String why) {
        var facts = new ArrayList<Fact>();
        facts.add(new RollbackFact.UndoBlocked(rollback.number(), undoing.key().value(), why));
        HandUndoQuestions.lapse(undoing, stepContext, rollback, why).forEach(facts::add);
        return facts;
    }

    private NextAction call(RollbackPlan.Undoing undoing, Undo.Call undo, Step step) {
        var known = stepContext.effect(undoing.key().value());
        if (known.isEmpty()) {
            var unknown = outputs(undoing, step).unknown(undo.with());
            return unknown.isEmpty()
                    ? NextAction.note(new EffectFact.Intended(backward(undoing, step, undo)))
                    : block(undoing, Substitution.why(unknown) + ", so it is unknown what to undo");
        }
        var entry = known.orElseThrow();
        boolean repeatable =
                OperationLookup.idempotent(stepContext, entry.effect().system(), undo.call());
        return switch (entry.state()) {
            case INTENDED -> verified(undoing, undo, step, EffectCalls.call(step, entry, stepContext));
            case IN_DOUBT -> verified(undoing, undo, step, InDoubtSettlement.next(step, entry, stepContext));
            case NOT_DONE -> again(undoing, entry);
            case UNKNOWN, POSSIBLE -> repeatable ? again(undoing, entry) : lookAgain(undoing, entry);
            case DONE -> throw new IllegalStateException("what is undone is not in the plan");
        };
    }

    /** With the read after it that proves that it was undone, where the runbook names one. */
    private NextAction verified(RollbackPlan.Undoing undoing, Undo.Call undo, Step step, NextAction nextAction) {
        var verify = undo.verify();
        var entry = stepContext.effect(undoing.key().value());
        return verify.isEmpty() || entry.isEmpty()
                ? nextAction
                : UndoVerification.after(
                        nextAction,
                        entry.orElseThrow().effect(),
                        verify.orElseThrow(),
                        outputs(undoing, step).fill(verify.orElseThrow().with()),
                        stepContext);
    }

    private static boolean opens(RollbackPlan.Undoing undoing) {
        return undoing.time() == Undo.Time.BEFORE_TRAFFIC;
    }

    /** What opens the old platform is not given up while its traffic waits for it. */
    private boolean isSpent(RollbackPlan.Undoing undoing, EffectLedger.Entry entry) {
        if (opens(undoing) && holdsTraffic) {
            return false;
        }
        return (opens(undoing) && rollback.opened() != null)
                ? UndoRetryPolicy.isSpentOnOpening(rollback, entry, stepContext.now())
                : UndoRetryPolicy.isSpentOnUndo(rollback, entry, stepContext.now());
    }

    private NextAction again(RollbackPlan.Undoing undoing, EffectLedger.Entry entry) {
        if (isSpent(undoing, entry)) {
            return block(undoing, entry.detail());
        }
        Instant due = opens(undoing)
                ? UndoRetryPolicy.nextTryOfOpening(
                        entry, OpeningDecision.opening(stepContext).within())
                : UndoRetryPolicy.nextTry(entry);
        return stepContext.now().isBefore(due)
                ? new NextAction.Wait(due)
                : NextAction.note(new EffectFact.Repeated(
                        undoing.key().value(), "an undo is retried more often: " + entry.detail()));
    }

    /** An undo that must not be repeated is only read back, repeatedly, until the window has passed. */
    private NextAction lookAgain(RollbackPlan.Undoing undoing, EffectLedger.Entry entry) {
        boolean justNow = !entry.at().isBefore(rollback.decided());
        boolean over = !stepContext
                .now()
                .isBefore(rollback.decided().plus(rollback.requested().window()));
        if (justNow && over && entry.state() == EffectState.UNKNOWN) {
            return block(undoing, "unknown whether it was undone, and it must not be repeated");
        }
        Instant due = entry.at().plus(LOOK_AGAIN);
        if (justNow && entry.state() == EffectState.UNKNOWN && stepContext.now().isBefore(due)) {
            return new NextAction.Wait(due);
        }
        return NextAction.note(new EffectFact.Settled(
                undoing.key().value(), EffectState.IN_DOUBT, "unknown whether it was undone", Map.of()));
    }

    /** The outputs of the effect itself count, whatever its step has done since. */
    private Substitution outputs(RollbackPlan.Undoing undoing, Step step) {
        return new Substitution(stepContext, step, undoing.entry().outputs());
    }

    private Effect backward(RollbackPlan.Undoing undoing, Step step, Undo.Call undo) {
        var forward = undoing.entry().effect();
        var with = outputs(undoing, step).fill(undo.with());
        var segment = ((Effect.Call) forward.deed()).segment();
        return back(undoing, new Effect.Call(undo.call(), with, segment, NO_UNDO, forward.key()));
    }

    private Effect back(RollbackPlan.Undoing undoing, Effect.Deed deed) {
        var forward = undoing.entry().effect();
        return new Effect(
                undoing.key().value(),
                stepContext.correlation(undoing.key().value()),
                forward.step(),
                forward.attempt(),
                Effect.Direction.BACK,
                forward.system(),
                deed);
    }

    private NextAction byHand(RollbackPlan.Undoing undoing, Undo.ByHand undo, Step step) {
        var question = HandUndoQuestions.question(undoing, undo, step, stepContext, rollback);
        var deed = new Effect.ByHand(
                undo.text(), step.where(), NO_UNDO, undoing.entry().effect().key());
        return Asking.once(
                question,
                stepContext,
                decision -> decision.hasChoice(AnswerWord.NOT_DONE)
                        ? block(undoing, decision.owner() + " says: " + decision.reason())
                        : new NextAction.Note(DoneByHand.facts(
                                undoing.key().value(),
                                () -> back(undoing, deed),
                                decision.owner() + " undid it by hand",
                                stepContext)));
    }
}
