package dev.cutover.execution;

import com.github.f4b6a3.ulid.UlidCreator;
import dev.cutover.catalog.ConnectorCatalog;
import dev.cutover.engine.context.CallTools;
import dev.cutover.engine.context.ConnectedSystems;
import dev.cutover.engine.context.NextAction;
import dev.cutover.engine.context.StepContext;
import dev.cutover.engine.context.WorkFolders;
import dev.cutover.engine.guard.SampleDemand;
import dev.cutover.engine.guard.Sampler;
import dev.cutover.engine.time.WallTime;
import dev.cutover.execution.connection.ConnectorPlace;
import dev.cutover.execution.connection.OpenConnectors;
import dev.cutover.execution.definition.EnvironmentDefinition;
import dev.cutover.execution.definition.RunDefinition;
import dev.cutover.execution.process.ScratchFolder;
import dev.cutover.execution.process.ShutdownHook;
import dev.cutover.execution.process.WorkerThreads;
import dev.cutover.journal.Home;
import dev.cutover.model.Criterion;
import dev.cutover.model.Measure;
import dev.cutover.model.Segment;
import dev.cutover.model.SystemId;
import dev.cutover.query.moment.MeasuredCriterion;
import dev.cutover.rehearsal.PastDrills;
import dev.cutover.run.RunId;
import dev.cutover.run.Sample;
import dev.cutover.run.fact.CriterionFact;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.ledger.RunState;
import dev.cutover.secret.Secrets;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.EvidenceSink;
import dev.cutover.spi.Progress;
import dev.cutover.yaml.Parsed;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Measures one criterion now, by the engine's own sampling, as the first sample of a new run would be. Connects only
 * the systems that it needs. Always uses the wall clock, whatever pace the environment has. Not thread-safe.
 */
public final class CriterionMeasurement {
    private final RunDefinition runDefinition;
    private final ConnectorCatalog catalog;
    private final Secrets secrets;
    private final Home home;

    /** @param home the runs in it answer for drills and reconciliations */
    public CriterionMeasurement(RunDefinition runDefinition, ConnectorCatalog catalog, Secrets secrets, Home home) {
        this.runDefinition = runDefinition;
        this.catalog = catalog;
        this.secrets = secrets;
        this.home = home;
    }

    /**
     * The sample. If the caller is interrupted, or the process is told to end, the call is ended too.
     *
     * @throws dev.cutover.problem.ProblemException if a system cannot be connected, or a secret cannot be found
     */
    public MeasuredCriterion now(Criterion criterion, Segment segment) throws InterruptedException {
        var caller = Thread.currentThread();
        var shutdownHook = ShutdownHook.keep(caller::interrupt);
        try (var folder = new ScratchFolder();
                var time = WallTime.real(WallTime.today());
                var openConnectors = OpenConnectors.reporting((refused, why) -> {
                            throw why;
                        })
                        .connect(
                                needed(criterion.measure()),
                                catalog,
                                secrets,
                                time,
                                new ConnectorPlace(folder.path(), 0, false));
                var workerThreads = new WorkerThreads()) {
            var stepContext = new StepContext(given(openConnectors.systems()), new RunState()).at(time.now());
            var demand = new SampleDemand(criterion.id(), segment, Instant.MIN);
            var call = (NextAction.Call) Sampler.next(demand, stepContext);
            var sample = sample(call, time, workerThreads);
            return new MeasuredCriterion(
                    runDefinition.runbook().value().header().name(),
                    runDefinition.environment().value().name(),
                    criterion,
                    sample.withNote(secrets.mask(sample.note())),
                    source(criterion.measure()),
                    secrets.mask(Sampler.query(criterion, segment, stepContext)));
        } finally {
            shutdownHook.fulfilled();
        }
    }

    private static String source(Measure measure) {
        if (measure instanceof Measure.Query query) {
            return query.system().value();
        } else if (measure instanceof Measure.Check) {
            return "the checks of the systems, as `cutover check` shows them";
        } else if (measure instanceof Measure.Drills) {
            return "the drills of this home, as `cutover history` shows them";
        } else if (measure instanceof Measure.Reconciliations reconciliations) {
            return "the reconciliations of step " + reconciliations.step()
                    + " in this home; `cutover reconcile RUNBOOK " + reconciliations.step() + "` does one";
        }
        throw new IllegalStateException("no source for " + measure.getClass());
    }

    private StepContext.Given given(ConnectedSystems connectedSystems) {
        var runbook = runDefinition.runbook().value();
        var environment = runDefinition.environment().value();
        var mode = environment.live() ? RunFact.Mode.LIVE : RunFact.Mode.REHEARSAL;
        var nobody = new RunId(UlidCreator.getUlid().toString().toLowerCase(Locale.ROOT));
        var past = new RecordedRuns(home, nobody);
        var asking =
                new RecordedReconciliations.Asking(runbook.header().name(), environment.name(), environment.live());
        return new StepContext.Given(
                runbook,
                environment,
                connectedSystems,
                Optional.of(new PastDrills(runbook.header().name(), mode, past)),
                Optional.of(new RecordedReconciliations(past, asking)),
                limit -> limit);
    }

    /** The environment with the systems that the measure asks, and no others. */
    private EnvironmentDefinition needed(Measure measure) {
        var bound = runDefinition.bound();
        var environment = bound.environment().value();
        var kept = new LinkedHashMap<>(environment.systems());
        kept.keySet().retainAll(asked(measure));
        return new EnvironmentDefinition(
                bound.file(),
                new Parsed<>(
                        environment.binding(kept, environment.connectors()),
                        bound.environment().positions()),
                bound.base());
    }

    private Set<SystemId> asked(Measure measure) {
        if (measure instanceof Measure.Query query) {
            return Set.of(query.system());
        } else if (measure instanceof Measure.Check check) {
            return check.systems().isEmpty()
                    ? runDefinition.runbook().value().inventory().systems().keySet()
                    : Set.copyOf(check.systems());
        } else if (measure instanceof Measure.Drills || measure instanceof Measure.Reconciliations) {
            return Set.of();
        }
        throw new IllegalStateException("no systems for " + measure.getClass());
    }

    private static Sample sample(NextAction.Call call, WallTime time, WorkerThreads workerThreads)
            throws InterruptedException {
        var deadline = time.now().plus(call.limit());
        var callTools = new CallTools(
                time,
                1,
                deadline,
                call.source(),
                source -> EvidenceSink.NONE,
                Progress.NONE,
                new WorkFolders(Optional.empty()),
                workerThreads,
                () -> deadline);
        var answer = new CompletableFuture<List<Fact>>();
        var interrupt = workerThreads.start(() -> answer(call, callTools, answer));
        try {
            return only(answer.get(call.limit().toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException late) {
            return only(trouble(call, NextAction.Trouble.Kind.TIMED_OUT, "no answer within " + seconds(call.limit())));
        } catch (ExecutionException failed) {
            return only(trouble(
                    call,
                    NextAction.Trouble.Kind.FAILED,
                    String.valueOf(
                            failed.getCause() == null
                                    ? failed.getMessage()
                                    : failed.getCause().getMessage())));
        } finally {
            interrupt.run();
        }
    }

    private static void answer(NextAction.Call call, CallTools callTools, CompletableFuture<List<Fact>> answer) {
        try {
            answer.complete(call.job().run(callTools));
        } catch (ConnectorException | RuntimeException | LinkageError trouble) {
            answer.completeExceptionally(trouble);
        } catch (InterruptedException givenUp) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<Fact> trouble(NextAction.Call call, NextAction.Trouble.Kind kind, String why) {
        return call.trouble().apply(new NextAction.Trouble(kind, why));
    }

    private static Sample only(List<Fact> facts) {
        return ((CriterionFact.Sampled) facts.get(0)).samples().get(0);
    }

    private static String seconds(Duration limit) {
        return limit.toSeconds() + " s";
    }
}
