package dev.cutover.engine.step;

import dev.cutover.engine.context.NextAction;
import dev.cutover.engine.context.RunRequests;
import dev.cutover.engine.context.RunSummary;
import dev.cutover.engine.context.StepContext;
import dev.cutover.engine.effect.DriftQuestions;
import dev.cutover.engine.effect.OtherRouters;
import dev.cutover.engine.effect.ShiftTraffic;
import dev.cutover.engine.effect.StepCompletion;
import dev.cutover.engine.effect.WeightCheck;
import dev.cutover.engine.guard.GuardBreach;
import dev.cutover.engine.guard.Guards;
import dev.cutover.engine.guard.ShiftFreeze;
import dev.cutover.model.AnswerWord;
import dev.cutover.model.OnBreach;
import dev.cutover.model.Scope;
import dev.cutover.model.Segment;
import dev.cutover.model.Step;
import dev.cutover.model.Traffic;
import dev.cutover.model.Weight;
import dev.cutover.model.Work;
import dev.cutover.run.AttemptNote;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.fact.CriterionFact;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.run.ledger.CriteriaBoard;
import dev.cutover.run.ledger.EffectLedger;
import dev.cutover.run.ledger.QuestionLedger;
import dev.cutover.run.ledger.StepLedger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One decision on a shift whose weights are known: soak under guard, then the next weight, or what a breach asks for.
 */
final class Ramp {
    private final Step step;
    private final Work.Shift shift;
    private final Traffic traffic;
    private final StepContext stepContext;
    private final StepLedger.Entry entry;
    private final List<Segment> keys;
    private final Optional<EffectLedger.Entry> last;
    private final int moves;
    private final Soak soak;
    private final int intendedMoves;

    Ramp(Step step, Work.Shift shift, Traffic traffic, StepContext stepContext) {
        this.step = step;
        this.shift = shift;
        this.traffic = traffic;
        this.stepContext = stepContext;
        this.entry = stepContext.entry(step);
        this.last = ShiftTraffic.lastMove(step, stepContext);
        var forward = ShiftTraffic.moves(step, stepContext);
        this.intendedMoves = forward.size();
        this.moves = (int)
                forward.stream().filter(one -> one.state() == EffectState.DONE).count();
        this.soak = new Soak(step, shift, moves, stepContext);
        this.keys = ShiftTraffic.keys(step, traffic, stepContext);
    }

    NextAction next() {
        if (keys.isEmpty()) {
            var left = GuardBreach.left(step, stepContext, "all its traffic was rolled back");
            return left == null ? finish() : left;
        }
        var level = level();
        boolean untouched = level.equals(Weight.NONE) && !movedInThisAttempt();
        if (untouched) {
            return mayRise() ? rise(level) : new NextAction.Wait(null);
        }
        var until = soak.until();
        if (until == null) {
            return NextAction.note(soak.begun());
        }
        var breach = breach();
        if (breach != null) {
            return breach;
        }
        var unwatched = soak.unwatched();
        if (unwatched != null) {
            return unwatched;
        }
        if (stepContext.now().isBefore(until)) {
            return new NextAction.Wait(until);
        }
        if (!mayRise()) {
            return new NextAction.Wait(null);
        }
        if (!soak.isOverridden() && !Guards.allGreenAtTheEnd(shift.guard(), step, stepContext, inForceSince())) {
            return soak.noData(until, inForceSince());
        }
        return soaked(level, until);
    }

    /** Also the weights of the shifts that are done: the next weight is not set on top of something unknown. */
    private NextAction soaked(Weight level, Instant until) {
        var others = OtherRouters.next(step, until, stepContext);
        if (others != null) {
            return others;
        }
        if (level.compareTo(top()) >= 0) {
            return finish();
        }
        var read = new AttemptNote.SoakedWeightsRead(until.toEpochMilli());
        return entry.noted(read) ? rise(level) : WeightCheck.read(step, read, stepContext);
    }

    /** The last weight is read again at the end: a router may have lost it during the soak. */
    private NextAction finish() {
        if (!entry.noted(AttemptNote.FinalWeightsRead.class)) {
            return WeightCheck.read(step, new AttemptNote.FinalWeightsRead(), stepContext);
        }
        var left =
                new ArrayList<>(traffic.keys(step.where(), stepContext.runbook().dimensions()));
        left.removeAll(keys);
        return StepCompletion.with(
                step,
                stepContext,
                how(),
                left.isEmpty()
                        ? Map.of()
                        : Map.of(
                                RunSummary.TAKEN_BACK,
                                left.stream().map(Segment::toString).collect(Collectors.joining("; "))));
    }

    private boolean mayRise() {
        return ShiftFreeze.mayRise(step, stepContext) && !DriftQuestions.stops(stepContext);
    }

    private StepFact.How how() {
        boolean overridden = entry.noted(AttemptNote.GuardOverridden.class);
        boolean recovered =
                stepContext.state().effects().ofStep(step.id()).stream().anyMatch(EffectLedger.Entry::doubted);
        return overridden ? StepFact.How.OVERRIDDEN : recovered ? StepFact.How.RECOVERED : StepFact.How.PLAINLY;
    }

    /** The lowest weight of the segment's keys. */
    private Weight level() {
        return keys.stream()
                .map(key -> ShiftTraffic.level(traffic, key, stepContext))
                .min(Weight::compareTo)
                .orElse(Weight.NONE);
    }

    private Weight top() {
        return shift.ramp().get(shift.ramp().size() - 1);
    }

    private boolean movedInThisAttempt() {
        return last.filter(one -> one.state() == EffectState.DONE)
                .filter(one -> one.settledSeq() > entry.startedSeq())
                .isPresent();
    }

    /** The event since which samples belong to the present weight. */
    private long inForceSince() {
        return Math.max(entry.startedSeq(), ShiftTraffic.inForceSince(step, stepContext));
    }

    private NextAction rise(Weight level) {
        var target = shift.ramp().stream()
                .filter(weight -> weight.compareTo(level) > 0)
                .findFirst()
                .orElse(top());
        return NextAction.note(intended(changes(target, true)));
    }

    /** A rollback may meanwhile have lowered the weight to step back from: then the soak starts again. */
    private List<Fact> stepBack(Weight level) {
        var target = shift.ramp().stream()
                .filter(weight -> weight.compareTo(level) < 0)
                .max(Weight::compareTo)
                .orElse(Weight.NONE);
        var changes = changes(target, false);
        return List.of(changes.isEmpty() ? soak.begun() : intended(changes));
    }

    /** The moves that bring each key to the target; a rise never lowers a key, a step back never raises one. */
    private List<Effect.Move> changes(Weight target, boolean rising) {
        var changes = new ArrayList<Effect.Move>();
        for (var key : keys) {
            var now = ShiftTraffic.level(traffic, key, stepContext);
            boolean changesIt = rising ? now.compareTo(target) < 0 : now.compareTo(target) > 0;
            if (changesIt) {
                changes.add(new Effect.Move(key, now.basisPoints(), target.basisPoints()));
            }
        }
        return changes;
    }

    private Fact intended(List<Effect.Move> changes) {
        var deed = new Effect.Weights(traffic.id(), changes);
        // One idempotency key stands for one request only.
        boolean again = last.filter(one -> one.state() == EffectState.NOT_DONE)
                .filter(one -> one.effect().deed().equals(deed))
                .isPresent();
        String key = again
                ? last.orElseThrow().effect().key()
                : stepContext.key(step, "forward") + "/" + (intendedMoves + 1);
        var target = new StepContext.Target(traffic.router(), deed);
        return new EffectFact.Intended(stepContext.effect(key, step, Effect.Direction.FORWARD, target));
    }

    /** What a red guard asks for; null if there is none. */
    private @Nullable NextAction breach() {
        int count = GuardBreach.of(step, stepContext).size();
        if (count > 0 && !GuardBreach.isFollowed(step, stepContext, count)) {
            return answer(count);
        }
        var red = Guards.red(shift.guard(), step, stepContext, newsSince(count));
        if (red.isEmpty() || soak.isOverridden()) {
            return null;
        }
        CriteriaBoard.Reading reading = red.orElseThrow();
        return GuardBreach.record(step, stepContext, reading, then());
    }

    /**
     * Stepping back is tried once an attempt, if there is anything to step back from; the second breach is for people.
     */
    private OnBreach then() {
        boolean stepsBack = !entry.noted(AttemptNote.SteppedBack.class) && hasTraffic();
        return shift.onBreach() == OnBreach.STEP_BACK && !stepsBack ? OnBreach.HOLD : shift.onBreach();
    }

    /** Samples from before the last breach, or before the answer to it, do not count. */
    private long newsSince(int count) {
        long breached = GuardBreach.last(step, stepContext).map(Event::seq).orElse(0L);
        long answered = GuardBreach.asked(step, stepContext, count)
                .flatMap(asked -> Optional.ofNullable(asked.answer()))
                .map(QuestionLedger.Dated::seq)
                .orElse(0L);
        return Math.max(inForceSince(), Math.max(breached, answered));
    }

    private NextAction answer(int count) {
        var breached = (CriterionFact.GuardBreached)
                GuardBreach.last(step, stepContext).orElseThrow().fact();
        if (breached.then() == OnBreach.ROLLBACK) {
            return GuardBreach.rollBack(step, stepContext);
        }
        if (breached.then() == OnBreach.STEP_BACK) {
            return stepBackAndGoOn(count);
        }
        var asked = GuardBreach.asked(step, stepContext, count);
        if (asked.isEmpty()) {
            return GuardBreach.ask(
                    step, stepContext, count, breached.criterion() + " is red: " + breached.value(), hasTraffic());
        }
        var given = asked.orElseThrow().answer();
        if (given == null) {
            return new NextAction.People();
        }
        boolean endsRun = given.decision().endsOrRollsBack();
        return endsRun && RunRequests.mustWait(stepContext, given.decision(), Scope.of(step.where()))
                ? new NextAction.Wait(null)
                : follow(count, given.decision());
    }

    /** Whether any traffic is on the new platform. */
    private boolean hasTraffic() {
        return keys.stream()
                .anyMatch(key -> ShiftTraffic.level(traffic, key, stepContext).compareTo(Weight.NONE) > 0);
    }

    private NextAction stepBackAndGoOn(int count) {
        var facts = new ArrayList<>(stepBack(level()));
        facts.add(found(new AttemptNote.SteppedBack()));
        facts.add(followed(count, AnswerWord.STEP_BACK));
        return new NextAction.Note(facts);
    }

    /**
     * The answer to the breach comes last: after a power cut, half of these facts must not be an answer without its
     * action.
     */
    private NextAction follow(int count, dev.cutover.run.Decision decision) {
        return switch (decision.word().orElse(AnswerWord.ABORT)) {
            case WAIT -> NextAction.note(followed(count, AnswerWord.WAIT), soak.begun());
            case STEP_BACK -> stepBackAndGoOn(count);
            case OVERRIDE ->
                NextAction.note(
                        found(new AttemptNote.GuardOverridden(decision.owner())),
                        found(new AttemptNote.GuardOverriddenAt(moves, decision.owner())),
                        followed(count, AnswerWord.OVERRIDE));
            case ROLLBACK ->
                NextAction.note(
                        RunRequests.rollback(
                                stepContext,
                                Scope.of(step.where()),
                                decision.owner(),
                                decision.role().value(),
                                decision.reason()),
                        followed(count, AnswerWord.ROLLBACK));
            default -> NextAction.note(abort(decision), followed(count, AnswerWord.ABORT));
        };
    }

    private RunFact abort(dev.cutover.run.Decision decision) {
        return (RunFact) RunRequests.abort(stepContext, decision);
    }

    private StepFact.StepNote followed(int breach, AnswerWord how) {
        return found(new AttemptNote.BreachFollowed(breach, how));
    }

    private StepFact.StepNote found(AttemptNote note) {
        return new StepFact.StepNote(step.id(), entry.attempt(), note);
    }
}
