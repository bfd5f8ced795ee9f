package dev.cutover.execution;

import dev.cutover.catalog.ConnectorCatalog;
import dev.cutover.console.ConsoleOptions;
import dev.cutover.control.ControlServer;
import dev.cutover.control.WeightsInForce;
import dev.cutover.engine.RunOptions;
import dev.cutover.engine.operator.CommandPort;
import dev.cutover.engine.operator.Operator;
import dev.cutover.engine.operator.ReachableOperator;
import dev.cutover.engine.operator.RemoteOperator;
import dev.cutover.execution.definition.RunDefinition;
import dev.cutover.execution.definition.SecretRequirement;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.execution.status.FoldingListener;
import dev.cutover.execution.status.LiveStatus;
import dev.cutover.execution.status.SnapshotKeeper;
import dev.cutover.execution.status.StatusRenderer;
import dev.cutover.execution.stream.StreamDestination;
import dev.cutover.execution.stream.StreamOpening;
import dev.cutover.journal.Home;
import dev.cutover.journal.OpenedRun;
import dev.cutover.model.environment.Pace;
import dev.cutover.model.scenario.ScriptedAnswer;
import dev.cutover.problem.ExitCode;
import dev.cutover.rehearsal.PastDrills;
import dev.cutover.run.fact.RunFact;
import dev.cutover.runlog.LogDetail;
import dev.cutover.secret.Secrets;
import dev.cutover.signature.SshKeygen;
import dev.cutover.text.Clean;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Executes an opened run in this process, with the people at its terminal, and reports its result. */
public final class LiveExecution {
    private final ProcessEnvironment processEnvironment;
    private final Home home;
    private final ConnectorCatalog catalog;
    private final Secrets secrets;
    private final StatusRenderer statusRenderer;

    /**
     * An execution of one run of a home.
     *
     * @param statusRenderer writes the status for whoever asks from another process
     */
    public LiveExecution(
            ProcessEnvironment processEnvironment,
            Home home,
            ConnectorCatalog catalog,
            Secrets secrets,
            StatusRenderer statusRenderer) {
        this.processEnvironment = processEnvironment;
        this.home = home;
        this.catalog = catalog;
        this.secrets = secrets;
        this.statusRenderer = statusRenderer;
    }

    /**
     * What the user asked of this process.
     *
     * @param waits whether people at other terminals are waited for
     * @param log how much the log of the run tells
     * @param why why it takes the run, for the record
     * @param first the request that is made before anything else
     * @param stream where the events go as JSON lines; empty if nobody wants them
     */
    public record LiveRequest(
            RunOptions runOptions,
            List<ScriptedAnswer> answers,
            ConsoleOptions console,
            boolean waits,
            LogDetail log,
            String why,
            Consumer<CommandPort> first,
            Optional<StreamDestination> stream) {}

    /** The same, with what earlier runs have rolled back and reconciled, and a checker of signatures. */
    private RunOptions options(OpenedRun run, RunDefinition runDefinition, RunOptions requested) {
        var created = (RunFact.Created) run.events().get(0).fact();
        var past = new RecordedRuns(home, run.journal().folder().run());
        var drills = new PastDrills(runDefinition.runbook().value().header().name(), created.mode(), past);
        var keygen = new SshKeygen(processEnvironment.environment());
        var asking = RecordedReconciliations.Asking.of(
                created, runDefinition.environment().value().live());
        return new RunOptions(
                requested.parallel(),
                requested.backOnly(),
                Optional.of(drills),
                Optional.of(new RecordedReconciliations(past, asking)),
                keygen::refusal);
    }

    /** On a clock that jumps, a held run would not wait for anybody. */
    private static Operator operator(People people, RunDefinition runDefinition, LiveRequest liveRequest) {
        if (liveRequest.waits()) {
            return new RemoteOperator(people.operator());
        }
        boolean jumps = runDefinition.environment().value().pace() instanceof Pace.Virtual;
        return jumps ? people.operator() : new ReachableOperator(people.operator());
    }

    /** Executes the run, then closes it. Returns the exit code of the process. */
    public ExitCode run(OpenedRun run, RunDefinition runDefinition, LiveRequest liveRequest) {
        // Before anything is shown: a program that prints a secret may ask for a pass phrase.
        SecretRequirement.find(runDefinition, secrets);
        var consolePeople = new ConsolePeople(
                processEnvironment, home, runDefinition, run.journal().folder().run(), secrets);
        var runbook = runDefinition.runbook().value();
        var liveStatus = new LiveStatus(home, run.journal(), runbook, statusRenderer);
        var streamOpening = liveRequest.stream().map(to -> to.of(home, run)).orElse(StreamOpening.NONE);
        // The run is closed before its people are: a process that was told to end waits only for the latter.
        try (var snapshotKeeper = SnapshotKeeper.of(home.disk(), run.journal(), liveStatus);
                var people = consolePeople.open(liveRequest.console(), liveRequest.answers(), streamOpening);
                run;
                var controlEndpoint = new ControlEndpoint(run.journal())) {
            return people.during(() -> {
                var participants = participants(
                        run, runDefinition, liveRequest, new Audience(people, controlEndpoint, liveStatus));
                var executionResult = new RunExecution(runDefinition, catalog, secrets).execute(run, participants);
                snapshotKeeper.finish();
                var code = people.ended(executionResult.result(), executionResult.state());
                executionResult.logLoss().map(Clean::line).ifPresent(processEnvironment.err()::println);
                return code;
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED;
        }
    }

    /** Those who see the run: at this terminal, and at others. */
    private record Audience(People people, ControlEndpoint controlEndpoint, LiveStatus liveStatus) {}

    private RunExecution.Participants participants(
            OpenedRun run, RunDefinition runDefinition, LiveRequest liveRequest, Audience audience) {
        return new RunExecution.Participants(
                operator(audience.people(), runDefinition, liveRequest),
                new FoldingListener(audience.liveStatus(), audience.people().listener()),
                options(run, runDefinition, liveRequest.runOptions()),
                liveRequest.why(),
                liveRequest.log(),
                connectedSystems -> connectedSystems,
                (engine, connectedSystems) -> {
                    var weightsInForce =
                            new WeightsInForce(runDefinition.runbook().value(), connectedSystems);
                    audience.controlEndpoint()
                            .open(
                                    engine.commandPort(),
                                    new ControlServer.Answers(weightsInForce, audience.liveStatus()));
                    liveRequest.first().accept(engine.commandPort());
                    audience.controlEndpoint().enterInbox(home, engine.commandPort());
                });
    }
}
