package dev.cutover.rehearsal;

import dev.cutover.engine.Engine;
import dev.cutover.engine.EngineSetup;
import dev.cutover.engine.RunListener;
import dev.cutover.engine.RunOptions;
import dev.cutover.engine.operator.RequestReply;
import dev.cutover.engine.operator.ScriptedOperator;
import dev.cutover.engine.time.EngineTime;
import dev.cutover.model.RollbackProcedure;
import dev.cutover.model.Runbook;
import dev.cutover.model.environment.Environment;
import dev.cutover.model.scenario.Scenario;
import dev.cutover.model.scenario.ScriptedRollback;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.run.Request;
import dev.cutover.run.Sample;
import dev.cutover.run.Speaker;
import dev.cutover.run.StepProgress;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.RunFact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One rehearsal on an open stage. Used once. */
final class RehearsalRun {
    /** What is measured over a shorter time says nothing. */
    private static final Duration LEAST_WINDOW = Duration.ofMinutes(1);

    private final Scenario scenario;
    private final Runbook runbook;
    private final Environment environment;
    private final RehearsalEnvironment.Opened stage;
    private final EngineTime engineTime;
    private final CueSchedule cueSchedule = new CueSchedule();
    private final FaultInjector faultInjector;
    private final List<String> refused = new ArrayList<>();
    private boolean askedForRollback;

    RehearsalRun(
            Scenario scenario,
            Runbook runbook,
            Environment environment,
            RehearsalEnvironment.Opened stage,
            EngineTime engineTime) {
        this.scenario = scenario;
        this.runbook = runbook;
        this.environment = environment;
        this.stage = stage;
        this.engineTime = engineTime;
        this.faultInjector = new FaultInjector(stage.connectedSystems());
    }

    RehearsalResult play(Instant starts) throws InterruptedException {
        var problems = faultInjector.check(scenario.inject());
        if (!problems.isEmpty()) {
            throw new ProblemException(ExitCode.INVALID, problems);
        }
        awaitMoments();
        var run = stage.past().get(0).run();
        var people = new ScriptedOperator(runbook, run, scenario.answers(), FaultInjector.ACTOR);
        var engine = new Engine(setup(people, starts), stage.past());
        cueSchedule.attend(engine.commandPort(), starts, engineTime.now());
        var result = engine.run(List.of(taken()));
        var state = engine.state();
        var lasted = Duration.between(starts, state.lastAt().orElse(starts));
        var over = new Expectations.Over(
                state, RehearsalOutcome.of(state, result), result.code().code(), lasted);
        return new RehearsalResult(
                scenario.setting().name(),
                run,
                over.rehearsalOutcome(),
                result.code(),
                result.message(),
                lasted,
                objections(over, people, result.message()));
    }

    private void awaitMoments() {
        scenario.inject()
                .forEach(injection -> cueSchedule.await(
                        injection.scenarioMoment(),
                        "the fault in " + FaultInjector.words(injection),
                        commandPort -> faultInjector.inject(injection, commandPort)));
        scenario.rollback().ifPresent(this::awaitRollback);
    }

    private void awaitRollback(ScriptedRollback rollback) {
        cueSchedule.await(rollback.scenarioMoment(), "the rollback by " + rollback.as(), commandPort -> {
            askedForRollback = true;
            commandPort.ask(
                    new Request.RollBack(rollback.scope(), rollback.reason()),
                    new Speaker(rollback.as(), FaultInjector.ACTOR, "scenario"),
                    this::replied);
        });
    }

    private void replied(RequestReply requestReply) {
        if (requestReply.state() == RequestReply.State.REFUSED) {
            refused.add("the rollback was refused: " + requestReply.why());
        }
    }

    private EngineSetup setup(ScriptedOperator people, Instant starts) {
        return new EngineSetup(
                runbook,
                environment,
                stage.connectedSystems(),
                stage.journal(),
                engineTime,
                new ScriptedPeople(people, cueSchedule),
                new Audience(List.of(stage.listener(), cueSchedule)),
                stage.secrets(),
                options(starts));
    }

    private RunOptions options(Instant starts) {
        var window = runbook.rollback().map(RollbackProcedure::window).orElse(Duration.ZERO);
        var asked = stage.runOptions();
        return new RunOptions(
                asked.parallel(),
                asked.backOnly(),
                Optional.of(new AssumedDrills(scenario.drills(), starts, window)),
                asked.signatureVerifier());
    }

    /** The same on every machine: the record of a rehearsal repeats itself. */
    private Fact taken() {
        return new RunFact.LeaseTaken(
                FaultInjector.ACTOR,
                0,
                FaultInjector.ACTOR,
                "rehearsal of " + scenario.setting().name());
    }

    private List<String> objections(Expectations.Over over, ScriptedOperator people, String message)
            throws InterruptedException {
        var objections = new ArrayList<String>();
        var rehearsalJudge = new RehearsalJudge(scenario, over.rehearsalOutcome());
        objections.addAll(rehearsalJudge.ofUpshot(message));
        objections.addAll(rehearsalJudge.ofQuestions(over.state()));
        objections.addAll(RehearsalJudge.ofAnswers(people));
        objections.addAll(faultInjector.troubles());
        objections.addAll(refused);
        cueSchedule.missed().forEach(missed -> objections.add("the moment never came for " + missed));
        if (askedForRollback) {
            objections.addAll(RehearsalJudge.ofRollback(scenario.rollback().orElseThrow(), over.state()));
        }
        objections.addAll(
                new Expectations(over, runbook.criteria().keySet(), gauge(over.lasted())).unmet(scenario.expect()));
        return objections;
    }

    private EndMeasurement gauge(Duration lasted) {
        var window = lasted.compareTo(LEAST_WINDOW) < 0 ? LEAST_WINDOW : lasted;
        return new SystemsMeasurement(
                runbook.inventory().systems().keySet(), stage.connectedSystems(), engineTime, window);
    }

    /** Those who are shown the run, and the script. */
    private record Audience(List<RunListener> listeners) implements RunListener {
        @Override
        public boolean isHeardFirst() {
            return listeners.stream().anyMatch(RunListener::isHeardFirst);
        }

        @Override
        public void happened(List<Event> events) {
            listeners.forEach(listener -> listener.happened(events));
        }

        @Override
        public void progressed(StepProgress progress) {
            listeners.forEach(listener -> listener.progressed(progress));
        }

        @Override
        public void measured(Sample sample, Instant at) {
            listeners.forEach(listener -> listener.measured(sample, at));
        }

        @Override
        public void passed(Instant now) {
            listeners.forEach(listener -> listener.passed(now));
        }
    }
}
