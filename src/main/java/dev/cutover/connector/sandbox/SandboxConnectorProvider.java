package dev.cutover.connector.sandbox;

import dev.cutover.connector.sandbox.estate.faults.FaultKind;
import dev.cutover.connector.sandbox.estate.metrics.EstateMetric;
import dev.cutover.connector.sandbox.estate.metrics.MetricQueryParser;
import dev.cutover.connector.sandbox.estate.platform.EstateException;
import dev.cutover.connector.sandbox.estate.platform.EstateSite;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import dev.cutover.connector.sandbox.estate.platform.RoutingKeys;
import dev.cutover.connector.sandbox.estate.records.BookSet;
import dev.cutover.model.Binding;
import dev.cutover.model.SystemId;
import dev.cutover.spi.CallValues;
import dev.cutover.spi.Connector;
import dev.cutover.spi.ConnectorContext;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.ConnectorProvider;
import dev.cutover.spi.Description;
import dev.cutover.spi.Mistake;
import dev.cutover.spi.RecordSet;
import dev.cutover.spi.SettingsOutline;
import dev.cutover.spi.settings.SettingsReader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Provides the embedded retail estate. All systems of a run that are bound to it share one estate, which lives in this
 * process and follows the run's clock. When the run is resumed, the estate is restored. Stateless and thread-safe.
 */
public final class SandboxConnectorProvider implements ConnectorProvider {

    @Override
    public String type() {
        return "sandbox";
    }

    @Override
    public Description describe(Binding binding) {
        var settings = SandboxSettings.read(binding);
        return Description.of("A small retail estate inside the process; here: "
                        + settings.estateSite().kind().title() + ".")
                .withSettings(SandboxSettings.PARAMETERS)
                .withCapabilities(SandboxConnector.capabilities(settings.estateSite()))
                .withOperations(SandboxActions.operations(settings.actions()))
                .withCaptures(SandboxCapture.kinds(settings.estateSite()))
                .withRecordSets(recordSets(settings))
                .withProblems(settings.problems());
    }

    /** With the usual dimensions of traffic, unless this system sets others. */
    private static List<RecordSet> recordSets(SandboxSettings settings) {
        return routingKeys(settings)
                .map(keys -> BookSet.described(settings.estateSite().kind(), keys))
                .orElse(List.of());
    }

    @Override
    public Optional<SettingsOutline> outline() {
        var outline = new SettingsOutline();
        outline.describe(SettingsWords.BY_KEY);
        var settings = SettingsReader.outlining(outline);
        SandboxSettings.read(settings, Binding.of(new SystemId("ingress"), type()));
        settings.tableList("faults")
                .forEach(fault -> FaultSettings.read(EstateSite.of(EstateSystem.OTHER), fault, "outlined"));
        return Optional.of(outline);
    }

    @Override
    public List<Binding> examples() {
        return Arrays.stream(EstateSystem.values())
                .map(system -> Binding.of(new SystemId(system.id()), type()))
                .toList();
    }

    @Override
    public Map<String, String> metrics() {
        var metrics = new LinkedHashMap<String, String>();
        for (var estateMetric : EstateMetric.values()) {
            metrics.put(estateMetric.id(), estateMetric.meaning());
        }
        return metrics;
    }

    @Override
    public Map<String, String> faults() {
        return FaultKind.descriptions();
    }

    @Override
    public Map<String, String> invariants() {
        return SandboxAudit.invariants();
    }

    /** Checks labels only if this system sets {@code dimensions}: another system may set them for all. */
    @Override
    public String checkQuery(Binding binding, String query) {
        try {
            var asked = MetricQueryParser.parse(query);
            var estate = SandboxSettings.read(binding).estate();
            if (estate.dimensions().isPresent()) {
                asked.cells(new RoutingKeys(estate.config(0).dimensions()));
            }
            return "";
        } catch (EstateException refusal) {
            return EstateAccess.words(refusal);
        }
    }

    @Override
    public CallValues callValues(Binding binding) {
        var settings = SandboxSettings.read(binding);
        return new SandboxCallValues(settings.estateSite().kind(), settings.actions(), ownRoutingKeys(settings));
    }

    /** Checks the segment, too, if this system sets {@code dimensions}. */
    @Override
    public List<Mistake> checkFault(Binding binding, Map<String, Object> with) {
        var settings = SandboxSettings.read(binding);
        var reader = SettingsReader.of(with);
        var read = FaultSettings.read(settings.estateSite(), reader, "checked");
        return ownRoutingKeys(settings)
                .map(routingKeys -> read.within(routingKeys, reader))
                .orElse(read)
                .mistakes();
    }

    /** Empty if this system does not set {@code dimensions}: another may set them for all. */
    private static Optional<RoutingKeys> ownRoutingKeys(SandboxSettings settings) {
        return settings.estate().dimensions().isPresent() ? routingKeys(settings) : Optional.empty();
    }

    /** Empty if the settings of the estate cannot be. */
    private static Optional<RoutingKeys> routingKeys(SandboxSettings settings) {
        try {
            return Optional.of(new RoutingKeys(settings.estate().config(0).dimensions()));
        } catch (EstateException outOfRange) {
            return Optional.empty();
        }
    }

    /** Nothing: each run has an estate of its own. */
    @Override
    public List<String> reaches(Binding binding, Path base) {
        return List.of();
    }

    @Override
    public Connector open(Binding binding, ConnectorContext context) throws ConnectorException {
        var settings = SandboxSettings.read(binding);
        if (!settings.problems().isEmpty()) {
            throw new ConnectorException(binding.system() + ": " + String.join("; ", settings.problems()));
        }
        var shared = context.shared(SharedEstate.class, () -> new SharedEstate(context));
        try {
            shared.register(binding.system(), settings);
        } catch (EstateException contradiction) {
            throw new ConnectorException(binding.system() + ": " + EstateAccess.words(contradiction), contradiction);
        }
        return new SandboxConnector(new EstateAccess(shared, settings.estateSite()), settings);
    }
}
