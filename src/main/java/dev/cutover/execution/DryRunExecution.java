package dev.cutover.execution;

import dev.cutover.catalog.ConnectorCatalog;
import dev.cutover.console.ConsoleOptions;
import dev.cutover.dryrun.DryRun;
import dev.cutover.engine.RunOptions;
import dev.cutover.engine.SignatureVerifier;
import dev.cutover.engine.operator.AnswersFirst;
import dev.cutover.engine.time.WallTime;
import dev.cutover.execution.definition.RunDefinition;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.execution.stream.StreamDestination;
import dev.cutover.execution.stream.StreamOpening;
import dev.cutover.journal.Home;
import dev.cutover.journal.OpenedRun;
import dev.cutover.journal.Runner;
import dev.cutover.model.environment.Environment;
import dev.cutover.model.environment.Pace;
import dev.cutover.model.scenario.ScriptedAnswer;
import dev.cutover.problem.ExitCode;
import dev.cutover.rehearsal.PastDrills;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.ledger.RunState;
import dev.cutover.runlog.LogDetail;
import dev.cutover.secret.Secrets;
import dev.cutover.text.Clean;
import dev.cutover.words.DisplayNames;
import dev.cutover.yaml.Parsed;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Executes a dry run in this process. No other terminal can reach it, and it is never resumed. */
public final class DryRunExecution {
    /** How long a measurement may be reused if waits are skipped: much less than any metric takes to change. */
    private static final Duration STILL_NEW = Duration.ofSeconds(1);

    private final ProcessEnvironment processEnvironment;
    private final Home home;
    private final ConnectorCatalog catalog;
    private final Secrets secrets;

    public DryRunExecution(
            ProcessEnvironment processEnvironment, Home home, ConnectorCatalog catalog, Secrets secrets) {
        this.processEnvironment = processEnvironment;
        this.home = home;
        this.catalog = catalog;
        this.secrets = secrets;
    }

    /** How time passes in a dry run. */
    public enum Clock {
        /** As fast as the systems answer: waits are skipped. */
        FAST,
        /** As in the environment. */
        REAL;

        public Pace of(Environment environment) {
            return this == FAST ? new Pace.Virtual() : environment.pace();
        }
    }

    /**
     * What the user asked of this process.
     *
     * @param log how much the log of the run tells
     * @param pastRed whether it continues past what would stop a real run
     * @param stream where the events go as JSON lines; empty if nobody wants them
     */
    public record DryRunRequest(
            int parallel,
            List<ScriptedAnswer> answers,
            ConsoleOptions console,
            LogDetail log,
            Clock clock,
            boolean pastRed,
            Optional<StreamDestination> stream) {}

    /** Shows what would have been done. */
    @FunctionalInterface
    public interface Page {
        /**
         * Shows it.
         *
         * @param mask takes secrets out of what is shown
         */
        void show(RunState state, DisplayNames displayNames, UnaryOperator<String> mask);
    }

    /**
     * Executes the run, then closes it. Returns the exit code of the process.
     *
     * @param page shown once the run has ended
     */
    public ExitCode run(OpenedRun run, RunDefinition runDefinition, DryRunRequest dryRunRequest, Page page) {
        var id = run.journal().folder().run();
        String user = Runner.thisProcess().user();
        var environment = runDefinition.environment().value();
        boolean skipsWaits = dryRunRequest.clock() == Clock.FAST && environment.pace() instanceof Pace.Real;
        var runbook = runDefinition.runbook().value();
        try (var wall = WallTime.real(WallTime.today())) {
            var dry = new DryRun(runbook, wall, skipsWaits ? STILL_NEW : Duration.ZERO);
            var consolePeople = new ConsolePeople(processEnvironment, home, runDefinition, id, secrets);
            var withoutQuestions = new ConsoleOptions(
                    dryRunRequest.console().progress(), dryRunRequest.console().everything(), false);
            try (var people = consolePeople.open(
                            withoutQuestions,
                            dryRunRequest.answers(),
                            dryRunRequest.stream().map(to -> to.of(home, run)).orElse(StreamOpening.NONE),
                            operator -> new AnswersFirst(dry.operator(id, user, dryRunRequest.pastRed()), operator));
                    run) {
                var participants = new RunExecution.Participants(
                        people.operator(),
                        people.listener(),
                        options(run, runDefinition, dryRunRequest),
                        "dry run",
                        dryRunRequest.log(),
                        dry::over,
                        (engine, connectedSystems) -> {});
                return people.during(() -> {
                    var dryDefinition = dry(runDefinition, dry, dryRunRequest.clock());
                    var executionResult = new RunExecution(dryDefinition, catalog, secrets).execute(run, participants);
                    var code = people.ended(executionResult.result(), executionResult.state());
                    executionResult.logLoss().map(Clean::line).ifPresent(processEnvironment.err()::println);
                    page.show(executionResult.state(), new DisplayNames(runbook), secrets::mask);
                    return code;
                });
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED;
        }
    }

    private static RunDefinition dry(RunDefinition runDefinition, DryRun dry, Clock clock) {
        var runbook = runDefinition.runbook();
        var bound = runDefinition.environment();
        var fast = bound.value().at(clock.of(bound.value()));
        return new RunDefinition(
                runDefinition.pinned(),
                runDefinition.params(),
                new Parsed<>(dry.runbook(), runbook.positions()),
                new Parsed<>(fast, bound.positions()),
                runDefinition.base());
    }

    /** Earlier drills and reconciliations count as they would in a real run in the same environment. */
    private RunOptions options(OpenedRun run, RunDefinition runDefinition, DryRunRequest dryRunRequest) {
        var mode = runDefinition.environment().value().live() ? RunFact.Mode.LIVE : RunFact.Mode.REHEARSAL;
        var past = new RecordedRuns(home, run.journal().folder().run());
        var drills = new PastDrills(runDefinition.runbook().value().header().name(), mode, past);
        var created = (RunFact.Created) run.events().get(0).fact();
        var asking = RecordedReconciliations.Asking.of(
                created, runDefinition.environment().value().live());
        return new RunOptions(
                dryRunRequest.parallel(),
                false,
                Optional.of(drills),
                Optional.of(new RecordedReconciliations(past, asking)),
                SignatureVerifier.NONE);
    }
}
