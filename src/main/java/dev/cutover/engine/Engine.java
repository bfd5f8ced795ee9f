package dev.cutover.engine;

import dev.cutover.engine.announce.Announcer;
import dev.cutover.engine.context.LateFacts;
import dev.cutover.engine.context.NextAction;
import dev.cutover.engine.context.StepContext;
import dev.cutover.engine.context.WorkFolders;
import dev.cutover.engine.operator.CommandPort;
import dev.cutover.engine.operator.QuestionNews;
import dev.cutover.model.environment.Pace;
import dev.cutover.plan.RunbookSteps;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.Problem;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.run.ledger.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs a run from wherever its record ends. One thread decides: it takes the inputs, records what follows from them,
 * forces the record, and only then calls systems. {@link #run} may be called once; the {@link CommandPort} is
 * thread-safe, nothing else is.
 */
public final class Engine {
    private static final Duration LEAVING = Duration.ofSeconds(5);

    private final EngineSetup engineSetup;
    private final RunState state;
    private final StepContext stepContext;
    private final ReadySteps readySteps;
    private final JournaledState journaledState;
    private final WorkFolders workFolders;
    private final OutstandingCalls outstandingCalls;
    private final DecisionLoop decisionLoop;
    private final EngineInbox inbox;
    private final QuestionNews questionNews;
    private final Announcer announcer;
    private final Map<String, NextAction.Call> queued = new LinkedHashMap<>();
    private @Nullable Instant leaveBy;
    private RunResult leaving = new RunResult(ExitCode.INTERRUPTED, "");
    private boolean shortOfRoom;

    /**
     * An engine for a run.
     *
     * @param past the events of the run so far; begins with its creation
     * @throws dev.cutover.run.IllegalTransition if they cannot follow one another, unless the process only rolls back
     */
    public Engine(EngineSetup engineSetup, List<Event> past) {
        this.engineSetup = engineSetup;
        this.state = new RunState(new RunbookSteps(engineSetup.runbook()));
        this.stepContext = new StepContext(
                new StepContext.Given(
                        engineSetup.runbook(),
                        engineSetup.environment(),
                        engineSetup.connectedSystems(),
                        engineSetup.runOptions().drills(),
                        engineSetup.runOptions().reconciliations(),
                        engineSetup.engineTime()::patience),
                state);
        this.readySteps = new ReadySteps(engineSetup.runbook());
        this.questionNews = new QuestionNews(engineSetup.operator(), state);
        this.announcer = new Announcer(stepContext);
        past.forEach(event -> {
            recall(event);
            updateReadySteps(event);
        });
        this.workFolders = new WorkFolders(engineSetup.journal().workFolder());
        this.journaledState = new JournaledState(engineSetup, state, announcer::see, this::whenFolded);
        this.outstandingCalls = new OutstandingCalls(engineSetup, workFolders, this::whenAnswered);
        this.decisionLoop = new DecisionLoop(engineSetup.runOptions(), stepContext, readySteps, outstandingCalls);
        this.inbox = new EngineInbox(engineSetup, stepContext, this::record, this::leave);
        if (!past.isEmpty()) {
            engineSetup.listener().recalled(past);
        }
    }

    /** A record with an impossible event can still be rolled back; a run continues only from a sound record. */
    private void recall(Event event) {
        announcer.see(event);
        if (engineSetup.runOptions().backOnly()) {
            state.read(event);
        } else {
            state.apply(event);
        }
        announcer.passed(event);
    }

    /** What the run looks like now. To be read on the engine's thread only, or after {@link #run} has returned. */
    public RunState state() {
        return state;
    }

    /**
     * Runs until the run ends, waits for people who are not present, or is left. Inputs that have arrived by then are
     * taken first: a rollback requested as the run ends is not lost.
     *
     * @param first what to record first: that the lease was taken, and what was found when the run was opened
     * @throws dev.cutover.journal.JournalException if the record cannot be written any more
     * @throws dev.cutover.problem.ProblemException if what would be recorded cannot have happened, which is a fault of
     *     the tool: it is not recorded, and the run can be resumed
     */
    public RunResult run(List<Fact> first) throws InterruptedException {
        engineSetup.operator().attend(inbox);
        record(Event.ENGINE, first);
        record(Event.ENGINE, PersonFreeze.released(state, "the runner that kept it is gone"));
        journaledState.seal();
        questionNews.tellAllOpen();
        engineSetup.engineTime().await(now()).forEach(Runnable::run);
        hearEarlier();
        while (true) {
            advance();
            if (inbox.handlePending()) {
                continue;
            }
            var end = end();
            boolean stays =
                    end.isPresent() && leaveBy == null && !inbox.earlier().areIn();
            var inputs = engineSetup.engineTime().await(stays ? wakeStaying() : end.isPresent() ? now() : wake());
            if (end.isPresent() && !stays && inputs.isEmpty()) {
                return release(end.orElseThrow());
            }
            inputs.forEach(Runnable::run);
            outstandingCalls.giveUpLate(now());
            inbox.follow(now());
            if (inputs.isEmpty()) {
                outstandingCalls.tellProgress(now());
                engineSetup.listener().passed(now());
            }
        }
    }

    /** What people said before counts from the first decision on; a rollback waits for none of it. */
    private void hearEarlier() throws InterruptedException {
        while (!inbox.earlier().areSaid()
                && leaveBy == null
                && !engineSetup.runOptions().backOnly()
                && !state.rollbacks().isAnyOpen()) {
            engineSetup.engineTime().await(null).forEach(Runnable::run);
        }
    }

    /**
     * Decides until nothing more follows and makes it durable. Then it starts calls, notifies the listener and asks the
     * people: notification overlaps with the calls.
     */
    private void advance() {
        stepContext.at(now());
        journaledState.recordDue(now());
        if (leaveBy == null) {
            decisionLoop.decide(this::record, queued);
        }
        if (queued.keySet().stream().anyMatch(about -> !about.startsWith(NextAction.BESIDE))) {
            journaledState.recordSamples(now());
        }
        if (engineSetup.listener().isHeardFirst()) {
            journaledState.seal();
        } else {
            journaledState.force();
        }
        watchRoom();
        boolean over = state.ended().isPresent();
        if (over || (shortOfRoom && !state.rollbacks().isAnyOpen())) {
            queued.clear();
        }
        if (leaveBy == null && !shortOfRoom && !isAnnouncing()) {
            announcer.next().ifPresent(call -> queued.put(Announcer.TOPIC, call));
        }
        long epoch = state.epoch();
        queued.forEach((about, call) -> outstandingCalls.start(about, call, epoch));
        queued.clear();
        journaledState.seal();
        questionNews.tell();
        inbox.reply();
    }

    /** A full disk stops the run before the next effect; a rollback continues on the reserved space. */
    private void watchRoom() {
        engineSetup.journal().notices().forEach(notice -> record(Event.ENGINE, List.of(new RunFact.RunNote(notice))));
        var shortage = engineSetup.journal().shortage();
        if (shortage.isEmpty() || shortOfRoom) {
            return;
        }
        shortOfRoom = true;
        record(Event.ENGINE, List.of(new RunFact.RunNote(shortage.orElseThrow().message())));
        journaledState.seal();
        if (!state.rollbacks().isAnyOpen() && !engineSetup.runOptions().backOnly()) {
            leave(new RunResult(ExitCode.ERROR, inOneLine(shortage.orElseThrow())));
        }
    }

    private void whenFolded(Event event) {
        questionNews.folded(event);
        announcer.passed(event);
        updateReadySteps(event);
        if (event.fact() instanceof StepFact.Cancelled cancelled) {
            queued.values().removeIf(call -> call.step().equals(cancelled.step()));
            outstandingCalls.interrupt(cancelled.step());
        } else if (event.fact() instanceof RollbackFact.Requested requested) {
            queued.values()
                    .removeIf(call -> stepContext
                            .find(call.step())
                            .filter(step -> requested.scope().touches(step))
                            .isPresent());
        }
        breakOff(event.fact());
        stepContext.at(now());
    }

    /** Traffic that returns first does not wait for a call that opens nothing. */
    private void breakOff(Fact fact) {
        if (fact instanceof RollbackFact.Opened opened
                && opened.outcome() == RollbackFact.OpeningOutcome.TRAFFIC_FIRST) {
            outstandingCalls.interrupt(DecisionLoop.ROLLBACK + opened.rollback());
        }
    }

    private void updateReadySteps(Event event) {
        event.fact().ofStep().ifPresent(step -> readySteps.update(step, state));
        if (event.fact() instanceof PeopleFact people) {
            people.closes()
                    .flatMap(question -> state.questions().of(question))
                    .ifPresent(entry -> readySteps.update(entry.question().step(), state));
        }
    }

    private void record(String actor, List<Fact> facts) {
        journaledState.record(now(), actor, EndedQuestions.closing(facts, state));
    }

    /** A call has returned. It does not revive a step that was cancelled meanwhile. */
    private void whenAnswered(String about, List<Fact> facts) {
        var standing = new ArrayList<Fact>(facts.size());
        for (var fact : facts) {
            if (fact instanceof RunFact.WeightsRead read) {
                decisionLoop.read(read).ifPresent(standing::add);
            } else if (LateFacts.stillCounts(fact, state)) {
                standing.add(fact);
            }
        }
        record(Event.ENGINE, standing);
    }

    private @Nullable Instant wake() {
        // A runner that is leaving makes no more decisions, so it does not wait for any.
        Instant soonest = leaveBy == null ? decisionLoop.wake() : null;
        soonest = sooner(soonest, outstandingCalls.nextDeadline().orElse(null));
        soonest = sooner(soonest, inbox.nextCue());
        soonest = sooner(soonest, journaledState.samplesDue());
        soonest = sooner(soonest, announcer.nextCue());
        return sooner(soonest, leaveBy);
    }

    /** What waits only for content must not make a clock jump that passes when nothing else can happen. */
    private @Nullable Instant wakeStaying() {
        return engineSetup.environment().pace() instanceof Pace.Virtual ? null : wake();
    }

    private static @Nullable Instant sooner(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }

    /** A wish to leave breaks off the wait for messages, and takes nothing from what the run has come to. */
    private Optional<RunResult> end() {
        var completion = new RunCompletion(stepContext, engineSetup.operator(), engineSetup.runOptions());
        inbox.over(completion.ended().isPresent());
        if (leaveBy != null) {
            boolean over = !outstandingCalls.anyBut(NextAction.BESIDE) || !now().isBefore(leaveBy);
            return over ? Optional.of(completion.ended().orElse(leaving)) : Optional.empty();
        }
        var end = completion.of(decisionLoop, outstandingCalls, inbox.nextCue() != null);
        if (end.isEmpty()) {
            announcer.goesOn();
            return end;
        }
        if (!announcer.keepsTheProcess(isAnnouncing())) {
            return end;
        }
        if (announcer.isToSayWhy()) {
            engineSetup.operator().waitsForMessages();
        }
        return Optional.empty();
    }

    private boolean isAnnouncing() {
        return outstandingCalls.isOut(Announcer.TOPIC, queued);
    }

    private RunResult release(RunResult result) {
        record(Event.ENGINE, PersonFreeze.released(state, "the runner leaves"));
        record(Event.ENGINE, announcer.leaving());
        if (state.ended().isEmpty()) {
            record(Event.ENGINE, List.of(new RunFact.RunnerLeft(result.message())));
        } else {
            workFolders.removeAll().ifPresent(left -> record(Event.ENGINE, List.of(new RunFact.RunNote(left))));
        }
        journaledState.recordSamples(now());
        journaledState.seal();
        return new RunResult(result.code(), result.message(), announcer.notYetTold());
    }

    private Instant now() {
        return engineSetup.engineTime().now();
    }

    /** Where people speak to this run; thread-safe. */
    public CommandPort commandPort() {
        return inbox;
    }

    /** Calls under way get a few seconds to answer; a second request to leave takes effect at once. */
    private void leave(RunResult result) {
        leaving = result;
        leaveBy = leaveBy == null ? now().plus(LEAVING) : now();
        decisionLoop.startNothing();
    }

    private static String inOneLine(Problem problem) {
        return problem.message() + (problem.hint().isEmpty() ? "" : "; " + problem.hint());
    }
}
