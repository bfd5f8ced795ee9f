package dev.cutover.bench;

import dev.cutover.connector.sandbox.SandboxConnectorProvider;
import dev.cutover.engine.RunOptions;
import dev.cutover.engine.context.ConnectedSystems;
import dev.cutover.journal.Home;
import dev.cutover.journal.OpenedRun;
import dev.cutover.journal.RecordMirroring;
import dev.cutover.journal.RunJournals;
import dev.cutover.journal.Runner;
import dev.cutover.journal.disk.FileDisk;
import dev.cutover.model.SystemId;
import dev.cutover.model.environment.Environment;
import dev.cutover.model.scenario.Scenario;
import dev.cutover.rehearsal.RehearsalEnvironment;
import dev.cutover.run.RunId;
import dev.cutover.run.fact.RunFact;
import dev.cutover.secret.Secrets;
import dev.cutover.spi.Connector;
import dev.cutover.spi.ConnectorContext;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.RunClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** A stage with the sandbox and a forced record on a real disk. */
record SandboxStage(Path home, RunId run, Scenario scenario, String runbook, Environment environment)
        implements RehearsalEnvironment {

    @Override
    public Opened open(Instant begins, Instant starts, RunClock clock) {
        var journals = new RunJournals(new Home(home, new FileDisk()), Runner.thisProcess(), RecordMirroring.NONE);
        var created = new RunFact.Created(
                new RunFact.Pinned(runbook, "", "", environment.name(), "", ""),
                Map.of(),
                starts,
                RunFact.Mode.REHEARSAL,
                scenario.setting().pace().text(),
                scenario.setting().seed(),
                "bench",
                "bench");
        var opened = journals.create(run, begins, created);
        var connectors = connect(clock, opened);
        return new Opened(
                opened.journal(),
                opened.events(),
                new ConnectedSystems(connectors),
                Secrets.NONE,
                RunOptions.DEFAULT,
                events -> {},
                () -> {
                    connectors.values().forEach(Connector::close);
                    opened.close();
                });
    }

    private Map<SystemId, Connector> connect(RunClock clock, OpenedRun opened) {
        try {
            var folder =
                    Files.createDirectories(opened.journal().folder().path().resolve("sandbox"));
            var context = new Context(clock, scenario.setting().seed(), folder, home, new HashMap<>());
            var connectors = new HashMap<SystemId, Connector>();
            for (var binding : environment.systems().values()) {
                connectors.put(binding.system(), new SandboxConnectorProvider().open(binding, context));
            }
            return connectors;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ConnectorException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Context(RunClock clock, long seed, Path folder, Path base, Map<Class<?>, Object> things)
            implements ConnectorContext {
        @Override
        public <T> T shared(Class<T> type, Supplier<T> maker) {
            return type.cast(things.computeIfAbsent(type, key -> maker.get()));
        }
    }
}
