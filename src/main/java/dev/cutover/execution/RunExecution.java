package dev.cutover.execution;

import dev.cutover.catalog.ConnectorCatalog;
import dev.cutover.engine.Engine;
import dev.cutover.engine.EngineSetup;
import dev.cutover.engine.RunListener;
import dev.cutover.engine.RunOptions;
import dev.cutover.engine.RunResult;
import dev.cutover.engine.context.ConnectedSystems;
import dev.cutover.engine.operator.Operator;
import dev.cutover.engine.time.EngineTime;
import dev.cutover.engine.time.VirtualTime;
import dev.cutover.engine.time.WallTime;
import dev.cutover.execution.connection.ConnectorPlace;
import dev.cutover.execution.connection.OpenConnectors;
import dev.cutover.execution.definition.RunDefinition;
import dev.cutover.execution.logging.LoggedRun;
import dev.cutover.journal.OpenedRun;
import dev.cutover.journal.Runner;
import dev.cutover.model.environment.Pace;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.ledger.RunState;
import dev.cutover.runlog.LogDetail;
import dev.cutover.secret.Secrets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/** One process's part of a run: builds the engine and what it needs, executes, and closes everything again. */
final class RunExecution {
    private final RunDefinition runDefinition;
    private final ConnectorCatalog catalog;
    private final Secrets secrets;

    RunExecution(RunDefinition runDefinition, ConnectorCatalog catalog, Secrets secrets) {
        this.runDefinition = runDefinition;
        this.catalog = catalog;
        this.secrets = secrets;
    }

    /**
     * The participants.
     *
     * @param why why this process takes the run, for the record
     * @param log how much the log of the run tells
     * @param wrapSystems wraps the systems for the engine
     * @param beforeStart called with the engine and its systems just before it starts
     */
    record Participants(
            Operator operator,
            RunListener listener,
            RunOptions runOptions,
            String why,
            LogDetail log,
            UnaryOperator<ConnectedSystems> wrapSystems,
            BiConsumer<Engine, ConnectedSystems> beforeStart) {}

    /**
     * How this process's part came out, and the state of the run.
     *
     * @param logLoss what the log of the run lacks, as a sentence; empty if it lacks nothing
     */
    record ExecutionResult(RunResult result, RunState state, Optional<String> logLoss) {}

    ExecutionResult execute(OpenedRun run, Participants participants) throws InterruptedException {
        try (var engineTime = time(last(run));
                var loggedRun =
                        LoggedRun.begin(run.journal(), participants.why(), secrets, engineTime, participants.log())) {
            return loggedRun.told(() -> execute(run, participants, engineTime, loggedRun), ExecutionResult::result);
        }
    }

    private ExecutionResult execute(
            OpenedRun run, Participants participants, EngineTime engineTime, LoggedRun loggedRun)
            throws InterruptedException {
        var events = run.events();
        var created = (RunFact.Created) events.get(0).fact();
        try (var openConnectors =
                OpenConnectors.open(runDefinition, catalog, secrets, engineTime, place(run, created))) {
            var connectedSystems = participants.wrapSystems().apply(loggedRun.over(openConnectors.systems()));
            var engineSetup = new EngineSetup(
                    runDefinition.runbook().value(),
                    runDefinition.environment().value(),
                    connectedSystems,
                    run.journal(),
                    engineTime,
                    participants.operator(),
                    new TakenHere(participants.listener(), run.journal().epoch()),
                    secrets,
                    participants.runOptions());
            var engine = new Engine(engineSetup, events);
            participants.beforeStart().accept(engine, connectedSystems);
            try (engineTime) { // abandons running calls first, so that connectors can still end their programs
                try {
                    var result = engine.run(first(run, participants));
                    return new ExecutionResult(result, engine.state(), loggedRun.loss());
                } finally {
                    if (engine.state().ended().isEmpty()) {
                        openConnectors.leave();
                    }
                }
            }
        }
    }

    private static Instant last(OpenedRun run) {
        return run.events().stream()
                .map(Event::at)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static ConnectorPlace place(OpenedRun run, RunFact.Created created) {
        boolean takenOver = run.journal().epoch() > 1;
        return new ConnectorPlace(run.journal().folder().path(), created.seed(), takenOver);
    }

    /** On a clock of its own, the run's time stands still while no process runs it. */
    private EngineTime time(Instant last) {
        Pace pace = runDefinition.environment().value().pace();
        if (pace instanceof Pace.Scaled scaled) {
            return WallTime.scaled(last, scaled.factor());
        }
        if (pace instanceof Pace.Virtual) {
            return new VirtualTime(last, true);
        }
        if (pace instanceof Pace.Real) {
            return WallTime.real(last);
        }
        throw new IllegalStateException("no time for " + pace.getClass());
    }

    private List<Fact> first(OpenedRun run, Participants participants) {
        var last = last(run);
        var runner = Runner.thisProcess();
        var facts = new ArrayList<Fact>();
        long epoch = run.journal().epoch();
        if (run.events().stream().noneMatch(event -> TakenHere.isTaking(event, epoch))) {
            facts.add(new RunFact.LeaseTaken(runner.host(), runner.pid(), runner.user(), participants.why()));
        }
        run.notices().forEach(notice -> facts.add(new RunFact.RunNote(notice)));
        if (runDefinition.environment().value().pace() instanceof Pace.Real
                && WallTime.today().isBefore(last)) {
            facts.add(new RunFact.RunNote("this machine's clock says " + WallTime.today()
                    + ", before the last recorded event; the run's own clock continues from " + last));
        }
        return facts;
    }
}
