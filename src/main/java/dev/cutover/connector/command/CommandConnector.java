package dev.cutover.connector.command;

import dev.cutover.process.RunningPrograms;
import dev.cutover.spi.Actions;
import dev.cutover.spi.Capture;
import dev.cutover.spi.Connector;
import dev.cutover.spi.ConnectorContext;
import dev.cutover.spi.Messages;
import dev.cutover.spi.Metrics;
import dev.cutover.spi.Preflight;
import dev.cutover.spi.TrafficRouter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One system, operated by programs. Has the capabilities that its settings define. Thread-safe. */
final class CommandConnector implements Connector {
    private final Map<Class<?>, Object> capabilities = new LinkedHashMap<>();
    private final ProgramRunner runner;

    CommandConnector(CommandSettings settings, Map<String, String> variables, ConnectorContext context) {
        var runningPrograms = context.shared(
                RunningPrograms.class, () -> new RunningPrograms(Invocation.MARKS, context.isTakenOver()));
        runner = new ProgramRunner(settings.programEnvironment(), variables, runningPrograms, context);
        if (!settings.operations().isEmpty()) {
            capabilities.put(Actions.class, new CommandActions(settings.operations(), runner));
        }
        settings.router()
                .ifPresent(spec -> capabilities.put(
                        TrafficRouter.class,
                        new CommandRouter(
                                new WeightPrograms(spec, runner, realName(context.folder())), context.clock())));
        settings.metrics().ifPresent(spec -> capabilities.put(Metrics.class, new CommandMetrics(spec, runner)));
        settings.messages().ifPresent(spec -> capabilities.put(Messages.class, new CommandMessages(spec, runner)));
        if (!settings.captures().isEmpty()) {
            capabilities.put(Capture.class, new CommandCapture(settings.captures(), runner));
        }
        capabilities.put(Preflight.class, new CommandPreflight(settings, runner, context.clock()));
    }

    /**
     * The next runner may reach the same folder by another path, and has to find the programs that this one left
     * running.
     */
    private static Path realName(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            return folder.toAbsolutePath().normalize();
        }
    }

    @Override
    public <C> Optional<C> as(Class<C> capability) {
        return Optional.ofNullable(capabilities.get(capability)).map(capability::cast);
    }

    @Override
    public void leave() {
        runner.runningPrograms().letGo();
    }

    /** A program that is being ended is awaited before this process exits: nothing else would send it a KILL. */
    @Override
    public void close() {
        runner.awaitEnds();
    }
}
