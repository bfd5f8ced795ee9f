package dev.cutover.engine;

import dev.cutover.engine.context.NextAction;
import dev.cutover.engine.context.RunRequests;
import dev.cutover.engine.context.StepContext;
import dev.cutover.engine.effect.DriftQuestions;
import dev.cutover.engine.effect.Escalations;
import dev.cutover.engine.guard.FailedShift;
import dev.cutover.engine.guard.OldPlatformAcceptance;
import dev.cutover.engine.guard.SampleDemand;
import dev.cutover.engine.guard.SampleDemands;
import dev.cutover.engine.guard.Sampler;
import dev.cutover.engine.guard.ShiftFreeze;
import dev.cutover.engine.guard.TriggerWatch;
import dev.cutover.engine.rollback.AfterRollback;
import dev.cutover.engine.rollback.StoppedSteps;
import dev.cutover.engine.rollback.Unwinder;
import dev.cutover.engine.step.FailurePolicy;
import dev.cutover.engine.step.PeopleLimit;
import dev.cutover.engine.step.PointOfNoReturnApproval;
import dev.cutover.engine.step.Steppers;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.run.StepState;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.StepFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Asks each step, question, trigger and rollback of the run for its next action, until none has one. Not thread-safe:
 * engine's thread only.
 */
final class DecisionLoop {
    private static final String WATCH = "watch";
    private static final String ESCALATION = "escalation";
    private static final String WEIGHTS = "weights ";
    private static final String AFTER = "after";

    /** Prefix of the topics of rollbacks; their numbers follow. */
    static final String ROLLBACK = "rollback ";

    /** Prefix of the limits of what people do, which keep no runner where nobody is. */
    private static final String LIMIT = "limit ";

    /** More rounds than any step takes without waiting. */
    private static final int MOST_ROUNDS_A_STEP = 1_000;

    private final RunOptions runOptions;
    private final StepContext stepContext;
    private final ReadySteps readySteps;
    private final OutstandingCalls outstandingCalls;
    private final List<Step> limited;
    private final WeightWatch weightWatch;
    private final RunEnd runEnd;
    private boolean startsSteps = true;
    private @Nullable Instant wake;
    private boolean waits;
    private int atWork;

    DecisionLoop(
            RunOptions runOptions, StepContext stepContext, ReadySteps readySteps, OutstandingCalls outstandingCalls) {
        this.runOptions = runOptions;
        this.stepContext = stepContext;
        this.readySteps = readySteps;
        this.outstandingCalls = outstandingCalls;
        this.limited = stepContext.runbook().steps().filter(PeopleLimit::bounds).toList();
        this.weightWatch = new WeightWatch(stepContext);
        this.runEnd = new RunEnd(stepContext, readySteps, weightWatch, runOptions);
    }

    /** Weights were read back. The news is to be recorded, if there is any and the run goes on. */
    Optional<RunFact.WeightsRead> read(RunFact.WeightsRead read) {
        weightWatch.answered(read);
        return stepContext.state().ended().isPresent()
                ? Optional.empty()
                : stepContext.state().weights().news(read);
    }

    /** No more steps start. */
    void startNothing() {
        startsSteps = false;
    }

    /** When the next timed action is due; null if there is none. */
    @Nullable
    Instant wake() {
        return wake;
    }

    /** Whether the run waits for anything but people. */
    boolean waitsForTimeOrWork() {
        return waits;
    }

    /** Records the facts that follow and collects the calls to make once they are durable. */
    void decide(BiConsumer<String, List<Fact>> record, Map<String, NextAction.Call> queued) {
        boolean again = true;
        long rounds = 0;
        long mostRounds = MOST_ROUNDS_A_STEP * (100L + readySteps.size());
        while (again) {
            again = false;
            wake = null;
            waits = false;
            atWork = 0;
            for (var topic : topics(queued).entrySet()) {
                if (stepContext.state().ended().isPresent()) {
                    return;
                }
                again |= take(topic.getKey(), topic.getValue(), record, queued);
            }
            // How many steps are running is known only once nothing more follows.
            again = again || start(record);
            if (++rounds > mostRounds) {
                throw new IllegalStateException("the engine makes no progress");
            }
        }
    }

    /**
     * One thing that the run decides about.
     *
     * @param takesAPlace whether it counts towards the limit of parallel steps; work of people does not
     */
    private record Topic(Supplier<NextAction> next, boolean takesAPlace) {}

    private Map<String, Topic> topics(Map<String, NextAction.Call> queued) {
        var topics = new LinkedHashMap<String, Topic>();
        putRollbacks(topics, queued);
        if (!runOptions.backOnly() && TriggerWatch.isNeeded(stepContext)) {
            topics.put(WATCH, new Topic(() -> TriggerWatch.next(stepContext), false));
        }
        if (ShiftFreeze.isAskedFor(stepContext)) {
            topics.put("freeze", new Topic(() -> ShiftFreeze.lapse(stepContext), false));
        }
        if (Escalations.areNeeded(stepContext)) {
            topics.put(ESCALATION, new Topic(() -> Escalations.next(stepContext), false));
            Escalations.messages(stepContext)
                    .forEach((about, nextAction) -> topics.put(about, new Topic(() -> nextAction, false)));
        }
        var rollbackSteps = rollbackSteps();
        rollbackSteps.forEach(step -> put(topics, step, () -> ifStillStarted(step)));
        rollbackSteps.stream().filter(PeopleLimit::bounds).forEach(step -> putLimit(topics, step));
        boolean ends = runEnd.followsRollback();
        if (goesForward() && !ends) {
            readySteps.started().forEach(step -> put(topics, step, () -> ifStarted(step, queued)));
            readySteps.failed().stream()
                    .filter(step -> !StoppedSteps.has(step, stepContext))
                    .forEach(step -> put(topics, step, () -> ifFailed(step)));
            limited.forEach(step -> putLimit(topics, step));
            putSamples(topics, SampleDemands.of(stepContext, watched()));
        }
        if (goesForward() || ends) {
            runEnd.prepare(ends);
            putWeights(topics);
        }
        return topics;
    }

    private void putSamples(Map<String, Topic> topics, Collection<SampleDemand> sampleDemands) {
        sampleDemands.forEach(sampleDemand -> topics.put(
                NextAction.BESIDE + sampleDemand.criterion() + " " + sampleDemand.segment(),
                new Topic(() -> Sampler.next(sampleDemand, stepContext), false)));
    }

    /** A reading that a step or the end waits for keeps the runner; the others do not. */
    private void putWeights(Map<String, Topic> topics) {
        for (var router : weightWatch.routers()) {
            String about = (weightWatch.mustRead(router) ? "" : NextAction.BESIDE) + WEIGHTS + router;
            topics.put(about, new Topic(() -> weightWatch.next(router), false));
        }
        if (!runOptions.backOnly()) {
            topics.put("drift", new Topic(() -> DriftQuestions.next(stepContext), false));
        }
    }

    /** Without a rollback there is nothing that follows from one. They know of each other's undos from the record. */
    private void putRollbacks(Map<String, Topic> topics, Map<String, NextAction.Call> queued) {
        for (var open : stepContext.state().rollbacks().open()) {
            int number = open.number();
            Supplier<NextAction> unwinding =
                    () -> Unwinder.next(number, stepContext, outstandingCalls.stepsBut(ROLLBACK, queued));
            topics.put(ROLLBACK + number, new Topic(unwinding, false));
            topics.put("opening " + number, new Topic(() -> beside(number, queued), false));
            topics.put("acceptance " + number, new Topic(() -> OldPlatformAcceptance.next(number, stepContext), false));
        }
        putSamples(topics, OldPlatformAcceptance.demands(stepContext));
        if (!stepContext.state().rollbacks().all().isEmpty()) {
            topics.put(AFTER, new Topic(() -> AfterRollback.next(stepContext), false));
        }
    }

    /** What else follows from a rollback that has a call under way. */
    private NextAction beside(int rollback, Map<String, NextAction.Call> queued) {
        return outstandingCalls.isOut(ROLLBACK + rollback, queued)
                ? Unwinder.whileCalling(rollback, stepContext)
                : new NextAction.People();
    }

    /** The steps whose criteria are sampled. */
    private List<Step> watched() {
        return Stream.concat(
                        readySteps.started().stream(), FailedShift.watched(readySteps.failed().stream(), stepContext))
                .toList();
    }

    private static void put(Map<String, Topic> topics, Step step, Supplier<NextAction> next) {
        topics.put("step " + step.id(), new Topic(next, !ReadySteps.isForPeople(step)));
    }

    private void putLimit(Map<String, Topic> topics, Step step) {
        topics.put(LIMIT + step.id(), new Topic(() -> PeopleLimit.next(step, stepContext), false));
    }

    /** A rollback of the whole run stops everything else; a partial one leaves the other steps running. */
    private boolean goesForward() {
        boolean all = stepContext.state().rollbacks().open().stream()
                .anyMatch(open -> open.scope().isWholeRun());
        return !runOptions.backOnly() && !all;
    }

    private List<Step> rollbackSteps() {
        return stepContext.state().steps().started().stream()
                .filter(StepId::isOfRollback)
                .flatMap(step -> stepContext.find(step).stream())
                .toList();
    }

    /** A rollback that is taken over cancels its steps. */
    private NextAction ifStillStarted(Step step) {
        return stepContext.entry(step).state() == StepState.STARTED
                ? Steppers.next(step, stepContext)
                : new NextAction.People();
    }

    /** A step that people do changes only with their answer, so it need not be evaluated before. */
    private NextAction ifStarted(Step step, Map<String, NextAction.Call> queued) {
        if (stepContext.state().steps().of(step.id()).state() != StepState.STARTED) {
            return new NextAction.People();
        }
        var nextAction = Steppers.next(step, stepContext);
        if (nextAction instanceof NextAction.People && ReadySteps.isForPeople(step)) {
            readySteps.rest(step);
        }
        return outstandingCalls.unlessAsked(ROLLBACK, step.id(), nextAction, queued);
    }

    private NextAction ifFailed(Step step) {
        return stepContext.state().steps().of(step.id()).state() == StepState.FAILED
                ? FailurePolicy.next(step, stepContext)
                : new NextAction.People();
    }

    /** True if something was recorded, so that all topics have to be evaluated again. */
    private boolean take(
            String about, Topic topic, BiConsumer<String, List<Fact>> record, Map<String, NextAction.Call> queued) {
        boolean beside = about.startsWith(NextAction.BESIDE);
        int place = topic.takesAPlace() ? 1 : 0;
        if (outstandingCalls.isOut(about, queued)) {
            waits |= !beside;
            atWork += place;
            return false;
        }
        var nextAction = topic.next().get();
        if (nextAction instanceof NextAction.Note note) {
            if (RunRequests.asksForWhatIsUnderWay(stepContext, note.facts())
                    || (about.equals(AFTER) && runEnd.isEarly(note))) {
                return false;
            }
            record.accept(Event.ENGINE, note.facts());
            return true;
        }
        if (nextAction instanceof NextAction.Call call) {
            queued.put(about, call);
            waits |= !beside;
            atWork += place;
        } else if (nextAction instanceof NextAction.Wait wait) {
            var until = wait.until();
            if (until != null) {
                wake = wake == null || until.isBefore(wake) ? until : wake;
                waits |= !beside && !about.equals(WATCH) && !about.equals(ESCALATION) && !about.startsWith(LIMIT);
            }
            atWork += place;
        } else if (nextAction instanceof NextAction.PeopleUntil people) {
            wake = wake == null || people.until().isBefore(wake) ? people.until() : wake;
        } else if (!(nextAction instanceof NextAction.People)) {
            throw new IllegalStateException("no such action is known: " + nextAction.getClass());
        }
        return false;
    }

    private boolean start(BiConsumer<String, List<Fact>> record) {
        if (!startsSteps || runOptions.backOnly() || runEnd.isHeldUp() || weightWatch.mustRead()) {
            return false;
        }
        if (stepContext.held()) {
            record.accept(Event.ENGINE, runEnd.completed().stream().toList());
            return false;
        }
        var stop = readySteps
                .pointsOfNoReturn()
                .flatMap(step -> PointOfNoReturnApproval.declined(step, stepContext).stream())
                .findFirst();
        if (stop.isPresent()) {
            record.accept(Event.ENGINE, List.of(stop.orElseThrow()));
            return false;
        }
        var facts = new ArrayList<Fact>();
        for (var step : StoppedSteps.without(readySteps.ready(), stepContext)) {
            if (atWork >= runOptions.parallel()) {
                break;
            }
            atWork += start(step, facts) ? 1 : 0;
        }
        StoppedSteps.without(readySteps.readyForPeople(), stepContext).forEach(step -> start(step, facts));
        if (facts.isEmpty()) {
            runEnd.completed().ifPresent(facts::add);
        }
        record.accept(Event.ENGINE, facts);
        return !facts.isEmpty() && stepContext.state().ended().isEmpty();
    }

    /** True if it starts; people may have to be asked first. */
    private boolean start(Step step, List<Fact> facts) {
        var before = PointOfNoReturnApproval.before(step, stepContext);
        if (before instanceof NextAction.Note note) {
            facts.addAll(note.facts());
        } else if (before == null) {
            int attempt = stepContext.state().steps().of(step.id()).attempt() + 1;
            facts.add(new StepFact.Started(step.id(), attempt));
        }
        return before == null;
    }
}
