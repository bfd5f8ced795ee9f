package dev.cutover.catalog;

import dev.cutover.spi.ConnectorProvider;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;

/** The connector types that there are. Immutable. */
public final class ConnectorCatalog {
    private final Map<String, ConnectorProvider> providers = new TreeMap<>();

    private ConnectorCatalog() {}

    /** Those that come with Cutover. */
    public static ConnectorCatalog builtIn() {
        var catalog = new ConnectorCatalog();
        ServiceLoader.load(ConnectorProvider.class).forEach(one -> catalog.providers.put(one.type(), one));
        return catalog;
    }

    public Optional<ConnectorProvider> find(String type) {
        return Optional.ofNullable(providers.get(type));
    }

    public Set<String> types() {
        return providers.keySet();
    }
}
