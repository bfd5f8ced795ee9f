package dev.cutover.catalog;

import dev.cutover.spi.Parameter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** JSON schemas of what an environment says of a system, by the type of its connector. Stateless. */
public final class BindingSchemas {
    private static final String OPERATIONS = "operations";

    private BindingSchemas() {}

    /** Of all connectors that say which settings they read, by type. */
    public static Map<String, Map<String, Object>> of(Collection<FoundConnector> connectors) {
        var schemas = new LinkedHashMap<String, Map<String, Object>>();
        for (var connector : connectors) {
            connector.provider().outline().ifPresent(outline -> {
                Map<String, String> descriptions = ConnectorAbilities.of(connector).settings().stream()
                        .collect(Collectors.toMap(Parameter::name, Parameter::description, (one, same) -> one));
                var with = new LinkedHashMap<>(outline.schema(descriptions, Set.of(OPERATIONS)));
                with.put("description", "The settings of a " + connector.type() + " system.");
                var operations = new LinkedHashMap<>(outline.within(OPERATIONS));
                operations.put("description", "The operations of a " + connector.type() + " system.");
                schemas.put(connector.type(), Map.of("properties", Map.of("with", with, OPERATIONS, operations)));
            });
        }
        return schemas;
    }
}
