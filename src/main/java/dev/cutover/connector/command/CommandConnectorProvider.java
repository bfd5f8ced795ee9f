package dev.cutover.connector.command;

import dev.cutover.model.Binding;
import dev.cutover.spi.CallValues;
import dev.cutover.spi.Connector;
import dev.cutover.spi.ConnectorContext;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.ConnectorProvider;
import dev.cutover.spi.Description;
import dev.cutover.spi.Mistake;
import dev.cutover.spi.SettingsOutline;
import dev.cutover.spi.settings.SettingsReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Provides systems that are operated by the operator's own programs; the package's Javadoc says how. Immutable and
 * thread-safe.
 *
 * <p>{@link #describe} needs the binding as it is in the file, with references to secrets: it reports secrets in
 * arguments.
 */
public final class CommandConnectorProvider implements ConnectorProvider {
    private final Map<String, String> variables;

    public CommandConnectorProvider() {
        this(System.getenv());
    }

    /** @param variables the environment that programs inherit some variables from */
    CommandConnectorProvider(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    @Override
    public String type() {
        return "command";
    }

    @Override
    public Description describe(Binding binding) {
        var with = SettingsReader.of(binding.with());
        var settings = settings(with, binding);
        var problems = new ArrayList<>(with.problems());
        Set<Class<?>> capabilities = settings.capabilities();
        if (capabilities.isEmpty() && problems.isEmpty()) {
            problems.add("it has no capability: define operations, a router, metrics, capture or messages");
        }
        return Description.of(
                        "Runs programs of your own: scripts, command-line tools. Only the environment file decides which.")
                .withSettings(CommandSettings.DESCRIBED)
                .withCapabilities(capabilities)
                .withOperations(settings.operations().values().stream()
                        .map(OperationSpec::described)
                        .toList())
                .withCaptures(settings.captures().keySet())
                .withProblems(problems);
    }

    @Override
    public Optional<SettingsOutline> outline() {
        var outline = new SettingsOutline();
        outline.describe(InnerSettings.DESCRIBED);
        var with = SettingsReader.outlining(outline);
        CommandSettings.read(with, with.and("operations", Map.of()));
        return Optional.of(outline);
    }

    @Override
    public List<Mistake> checkDimensions(Binding binding, Set<String> dimensions) {
        var settings = settings(SettingsReader.of(binding.with()), binding);
        return SegmentPlaces.unknown(settings.programs(), dimensions);
    }

    @Override
    public CallValues callValues(Binding binding) {
        var operations = settings(SettingsReader.of(binding.with()), binding).operations();
        return (operation, with) -> {
            var spec = operations.get(operation);
            return spec == null ? List.of() : GivenValues.mistakes(spec, with);
        };
    }

    @Override
    public List<String> reaches(Binding binding, Path base) {
        var settings = settings(SettingsReader.of(binding.with()), binding);
        return new ReachedPrograms(settings.programEnvironment(), variables, base).of(settings);
    }

    @Override
    public Connector open(Binding binding, ConnectorContext context) throws ConnectorException {
        var with = SettingsReader.of(binding.with());
        var settings = settings(with, binding);
        with.requireNoMistakes(binding.system());
        return new CommandConnector(settings, variables, context);
    }

    private static CommandSettings settings(SettingsReader with, Binding binding) {
        return CommandSettings.read(with, with.and("operations", binding.operations()));
    }
}
