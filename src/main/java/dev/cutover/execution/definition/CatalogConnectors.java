package dev.cutover.execution.definition;

import dev.cutover.catalog.ConnectorCatalog;
import dev.cutover.catalog.FoundConnector;
import dev.cutover.model.Binding;
import dev.cutover.model.environment.Environment;
import dev.cutover.spi.CallValues;
import dev.cutover.spi.Description;
import dev.cutover.spi.Mistake;
import dev.cutover.spi.RoutedTraffic;
import dev.cutover.yaml.KnownConnectors;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The installed connectors, for validation. */
public final class CatalogConnectors implements KnownConnectors {
    private final ConnectorCatalog catalog;
    private final Environment environment;

    public CatalogConnectors(ConnectorCatalog catalog, Environment environment) {
        this.catalog = catalog;
        this.environment = environment;
    }

    @Override
    public Optional<Description> describe(Binding binding) {
        return types().contains(binding.connector())
                ? Optional.of(catalog.provider(binding.connector()).describe(SystemSettings.of(binding, environment)))
                : Optional.empty();
    }

    @Override
    public Set<String> invariants(Binding binding) {
        return types().contains(binding.connector())
                ? catalog.provider(binding.connector()).invariants().keySet()
                : Set.of();
    }

    @Override
    public String checkQuery(Binding binding, String query) {
        return types().contains(binding.connector())
                ? catalog.provider(binding.connector()).checkQuery(SystemSettings.of(binding, environment), query)
                : "";
    }

    @Override
    public List<Mistake> checkDimensions(Binding binding, Set<String> dimensions) {
        return types().contains(binding.connector())
                ? catalog.provider(binding.connector())
                        .checkDimensions(SystemSettings.of(binding, environment), dimensions)
                : List.of();
    }

    @Override
    public List<Mistake> checkTraffic(Binding binding, String traffic, List<String> by) {
        return types().contains(binding.connector())
                ? catalog.provider(binding.connector())
                        .checkTraffic(SystemSettings.of(binding, environment), traffic, by)
                : List.of();
    }

    @Override
    public List<Mistake> checkFlows(Binding binding, List<RoutedTraffic> flows) {
        return types().contains(binding.connector())
                ? catalog.provider(binding.connector()).checkFlows(SystemSettings.of(binding, environment), flows)
                : List.of();
    }

    @Override
    public CallValues callValues(Binding binding) {
        return types().contains(binding.connector())
                ? catalog.provider(binding.connector()).callValues(SystemSettings.of(binding, environment))
                : (operation, with) -> List.of();
    }

    @Override
    public List<Mistake> checkFault(Binding binding, Map<String, Object> with) {
        return types().contains(binding.connector())
                ? catalog.provider(binding.connector()).checkFault(SystemSettings.of(binding, environment), with)
                : List.of();
    }

    @Override
    public Set<String> types() {
        return catalog.connectors().stream().map(FoundConnector::type).collect(Collectors.toCollection(TreeSet::new));
    }
}
