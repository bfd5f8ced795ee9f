package dev.cutover.rehearsal;

import dev.cutover.engine.Engine;
import dev.cutover.engine.EngineSetup;
import dev.cutover.engine.RunListener;
import dev.cutover.engine.RunOptions;
import dev.cutover.engine.operator.RequestReply;
import dev.cutover.engine.operator.ScriptedOperator;
import dev.cutover.engine.scope.ScopeSpelling;
import dev.cutover.engine.scope.ScopeWish;
import dev.cutover.engine.scope.WishedScope;
import dev.cutover.engine.time.EngineTime;
import dev.cutover.model.RollbackProcedure;
import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.model.StepId;
import dev.cutover.model.environment.Environment;
import dev.cutover.model.scenario.Scenario;
import dev.cutover.model.scenario.ScriptedAgain;
import dev.cutover.model.scenario.ScriptedRollback;
import dev.cutover.model.scenario.ScriptedSteps;
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

/** One rehearsal of a run that was created. Used once. */
final class RehearsalRun {
    /** The shortest time over which an end measurement is meaningful. */
    private static final Duration LEAST_WINDOW = Duration.ofMinutes(1);

    private final Scenario scenario;
    private final Runbook runbook;
    private final Environment environment;
    private final RehearsalEnvironment.Opened opened;
    private final EngineTime engineTime;
    private final CueSchedule cueSchedule = new CueSchedule();
    private final FaultInjector faultInjector;
    private final List<String> refusals = new ArrayList<>();
    private Optional<Scope> requested = Optional.empty();

    RehearsalRun(
            Scenario scenario,
            Runbook runbook,
            Environment environment,
            RehearsalEnvironment.Opened opened,
            EngineTime engineTime) {
        this.scenario = scenario;
        this.runbook = runbook;
        this.environment = environment;
        this.opened = opened;
        this.engineTime = engineTime;
        this.faultInjector = new FaultInjector(opened.connectedSystems());
    }

    RehearsalResult play(Instant begins, Instant starts) throws InterruptedException {
        var problems = faultInjector.check(scenario.inject());
        if (!problems.isEmpty()) {
            throw new ProblemException(ExitCode.INVALID, problems);
        }
        var run = opened.past().get(0).run();
        var people = new ScriptedOperator(runbook, run, scenario.answers(), FaultInjector.ACTOR);
        var engine = new Engine(setup(people, begins), opened.past());
        awaitMoments(engine);
        cueSchedule.attend(engine.commandPort(), starts, engineTime.now());
        var result = engine.run(List.of(leaseTaken()));
        var state = engine.state();
        var lasted = Duration.between(begins, state.endedAt().or(state::lastAt).orElse(begins));
        var over = new Expectations.Over(
                state, RehearsalOutcome.of(state, result), result.code().code(), lasted);
        var objections = objections(over, people, result.message());
        var books = auditor().audit();
        objections.addAll(books.objections(scenario.expect()));
        return new RehearsalResult(
                scenario.setting().name(),
                run,
                over.rehearsalOutcome(),
                result.code(),
                result.message(),
                lasted,
                RehearsedRollback.of(state, runbook),
                books.isAudited() ? Optional.of(books.violations()) : Optional.empty(),
                objections);
    }

    private void awaitMoments(Engine engine) {
        scenario.inject()
                .forEach(injection -> cueSchedule.await(
                        injection.scenarioMoment(),
                        "the fault in " + FaultInjector.words(injection),
                        commandPort -> faultInjector.inject(injection, commandPort)));
        scenario.rollback().ifPresent(rollback -> awaitRollback(rollback, engine));
        scenario.again().ifPresent(this::awaitAgain);
    }

    /** The steps that follow from the named ones are those of the run as it is at the moment. */
    private void awaitRollback(ScriptedRollback rollback, Engine engine) {
        String what = "the rollback by " + rollback.as();
        cueSchedule.await(
                rollback.scenarioMoment(),
                what,
                commandPort -> named(what, () -> {
                    var scope = wished(rollback.scope(), rollback.steps()).ofRollback(runbook, engine.state());
                    requested = Optional.of(scope);
                    commandPort.ask(
                            new Request.RollBack(scope, rollback.reason()),
                            new Speaker(rollback.as(), FaultInjector.ACTOR, "scenario"),
                            requestReply -> replied("the rollback", requestReply));
                }));
    }

    private void awaitAgain(ScriptedAgain again) {
        var scope = wished(again.scope(), again.steps()).ofAgain(runbook);
        String what = "the decision of " + again.as() + " to do " + runbook.nameOf(scope) + " again";
        cueSchedule.await(
                again.scenarioMoment(),
                what,
                commandPort -> commandPort.ask(
                        new Request.Again(scope, again.reason(), again.impact()),
                        new Speaker(again.as(), FaultInjector.ACTOR, "scenario"),
                        requestReply -> replied(what, requestReply)));
    }

    private static WishedScope wished(Scope slice, ScriptedSteps steps) {
        var wish = new ScopeWish(slice, steps.phases(), values(steps.steps()), values(steps.also()));
        return new WishedScope(wish, ScopeSpelling.KEYS);
    }

    private static List<String> values(List<StepId> ids) {
        return ids.stream().map(StepId::value).toList();
    }

    /** What a person cannot mean in the run as it is by now is not asked for, and fails the rehearsal. */
    private void named(String what, Runnable ask) {
        try {
            ask.run();
        } catch (ProblemException notThere) {
            var problem = notThere.problems().get(0);
            refusals.add(what + " was not asked for: " + problem.message() + " (" + problem.hint() + ")");
        }
    }

    private void replied(String what, RequestReply requestReply) {
        if (requestReply.state() == RequestReply.State.REFUSED) {
            refusals.add(what + " was refused: " + requestReply.why());
        }
    }

    private EngineSetup setup(ScriptedOperator people, Instant begins) {
        return new EngineSetup(
                runbook,
                environment,
                opened.connectedSystems(),
                opened.journal(),
                engineTime,
                new ScriptedPeople(people, cueSchedule),
                new Audience(List.of(opened.listener(), cueSchedule)),
                opened.secrets(),
                options(begins));
    }

    private RunOptions options(Instant begins) {
        var window = runbook.rollback().map(RollbackProcedure::window).orElse(Duration.ZERO);
        var asked = opened.runOptions();
        return new RunOptions(
                asked.parallel(),
                asked.backOnly(),
                Optional.of(new AssumedDrills(scenario.drills(), begins, window)),
                // Its result must not depend on the runs in the home: only what it reconciles itself counts.
                Optional.empty(),
                asked.signatureVerifier());
    }

    /** Independent of the machine, so that the record is reproducible. */
    private Fact leaseTaken() {
        return RunFact.LeaseTaken.byScript(scenario.setting().name());
    }

    private List<String> objections(Expectations.Over over, ScriptedOperator people, String message)
            throws InterruptedException {
        var objections = new ArrayList<String>();
        var rehearsalJudge = new RehearsalJudge(scenario, over.rehearsalOutcome());
        objections.addAll(rehearsalJudge.ofOutcome(message));
        objections.addAll(rehearsalJudge.ofQuestions(over.state()));
        objections.addAll(RehearsalJudge.ofAnswers(people));
        objections.addAll(faultInjector.troubles());
        objections.addAll(refusals);
        cueSchedule.missed().forEach(missed -> objections.add("the moment never came for " + missed));
        requested.ifPresent(scope -> objections.addAll(
                RehearsalJudge.ofRollback(scenario.rollback().orElseThrow().as(), scope, over.state())));
        objections.addAll(new Expectations(over, runbook, endMeasurement(over.lasted())).unmet(scenario.expect()));
        return objections;
    }

    private EndMeasurement endMeasurement(Duration lasted) {
        var window = lasted.compareTo(LEAST_WINDOW) < 0 ? LEAST_WINDOW : lasted;
        return new SystemsMeasurement(
                runbook.inventory().systems().keySet(), opened.connectedSystems(), new EndCalls(engineTime), window);
    }

    private BooksAuditor auditor() {
        return new BooksAuditor(
                runbook.inventory().systems().keySet(), opened.connectedSystems(), new EndCalls(engineTime));
    }

    /** The display of the run and the script. */
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
