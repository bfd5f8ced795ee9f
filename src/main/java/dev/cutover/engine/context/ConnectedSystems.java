package dev.cutover.engine.context;

import dev.cutover.model.SystemId;
import dev.cutover.spi.Connector;
import dev.cutover.spi.ConnectorException;
import java.util.Map;
import java.util.Optional;

/**
 * The connected systems of one run. Immutable; the connectors belong to whoever opened them.
 *
 * @param scope is told whom each job that calls them works for
 */
public record ConnectedSystems(Map<SystemId, Connector> connectors, CallScope scope) {
    public ConnectedSystems {
        connectors = Map.copyOf(connectors);
    }

    /** Systems whose calls nobody tells apart by their steps. */
    public ConnectedSystems(Map<SystemId, Connector> connectors) {
        this(connectors, CallScope.NONE);
    }

    /** A system as one of its capabilities; empty if it is not bound, or cannot do this. */
    public <C> Optional<C> find(SystemId system, Class<C> capability) {
        return Optional.ofNullable(connectors.get(system)).flatMap(connector -> connector.as(capability));
    }

    /**
     * A system as one of its capabilities.
     *
     * @throws ConnectorException if nothing is bound to it, or if what is cannot do this
     */
    public <C> C get(SystemId system, Class<C> capability) throws ConnectorException {
        var connector = connectors.get(system);
        if (connector == null) {
            throw new ConnectorException("system '" + system + "' is not bound to a connector in this environment");
        }
        return connector
                .as(capability)
                .orElseThrow(() -> new ConnectorException(
                        "the connector of system '" + system + "' has no " + capability.getSimpleName()));
    }
}
