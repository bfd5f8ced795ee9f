package dev.cutover.execution.trial;

import com.github.f4b6a3.ulid.UlidCreator;
import dev.cutover.catalog.ConnectorCatalog;
import dev.cutover.engine.context.StepContext;
import dev.cutover.engine.time.WallTime;
import dev.cutover.execution.connection.ConnectorPlace;
import dev.cutover.execution.connection.OpenConnectors;
import dev.cutover.execution.definition.EnvironmentDefinition;
import dev.cutover.execution.process.ScratchFolder;
import dev.cutover.execution.process.ShutdownHook;
import dev.cutover.execution.process.WorkerThreads;
import dev.cutover.model.Segment;
import dev.cutover.model.SystemId;
import dev.cutover.preflight.trial.HeardExchanges;
import dev.cutover.preflight.trial.TimedTrial;
import dev.cutover.preflight.trial.TrialMask;
import dev.cutover.preflight.trial.TrialQuestion;
import dev.cutover.preflight.trial.TrialResult;
import dev.cutover.secret.Secrets;
import dev.cutover.yaml.Parsed;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;

/**
 * Asks one system of an environment one question. Connects that system alone, and looks up its secrets alone. Always
 * uses the wall clock, whatever pace the environment has. Not thread-safe.
 */
public final class SystemTrial {
    private final EnvironmentDefinition definition;
    private final SystemId system;
    private final ConnectorCatalog catalog;
    private final Secrets secrets;

    /** @param all an environment that binds the system; other systems of it are left alone */
    public SystemTrial(EnvironmentDefinition all, SystemId system, ConnectorCatalog catalog, Secrets secrets) {
        this.definition = new EnvironmentDefinition(
                all.file(),
                new Parsed<>(
                        all.environment().value().only(system),
                        all.environment().positions()),
                all.base());
        this.system = system;
        this.catalog = catalog;
        this.secrets = secrets;
    }

    /**
     * The answer. If the caller is interrupted, or the process is told to end, the call is ended too.
     *
     * @throws dev.cutover.problem.ProblemException if the system cannot be connected, or a secret cannot be found
     */
    public TrialResult ask(TrialQuestion question, Segment segment, Duration limit) throws InterruptedException {
        var caller = Thread.currentThread();
        var shutdownHook = ShutdownHook.keep(caller::interrupt);
        try (var time = WallTime.real(WallTime.today())) {
            var key = "try/" + UlidCreator.getUlid().toString().toLowerCase(Locale.ROOT);
            var terms =
                    new TimedTrial.Terms(system, key, StepContext.digest(key), segment, limit.plus(question.takes()));
            return ask(question, terms, time, new HeardExchanges(time, secrets::mask));
        } finally {
            shutdownHook.fulfilled();
        }
    }

    private TrialResult ask(TrialQuestion question, TimedTrial.Terms terms, WallTime time, HeardExchanges heard)
            throws InterruptedException {
        try (var folder = new ScratchFolder();
                var openConnectors = OpenConnectors.reporting((refused, why) -> {
                            throw why;
                        })
                        .connect(
                                definition,
                                catalog,
                                secrets,
                                time,
                                new ConnectorPlace(folder.path(), 0, false, heard));
                var workerThreads = new WorkerThreads()) {
            var connector =
                    Objects.requireNonNull(openConnectors.systems().connectors().get(system), system.value());
            return new TimedTrial(time, workerThreads, new TrialMask(secrets::mask, secrets::mask), heard)
                    .ask(question, connector, terms);
        }
    }
}
