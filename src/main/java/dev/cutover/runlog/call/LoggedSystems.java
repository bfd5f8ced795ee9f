package dev.cutover.runlog.call;

import dev.cutover.engine.context.ConnectedSystems;
import dev.cutover.model.SystemId;
import dev.cutover.spi.Connector;
import java.util.LinkedHashMap;

/** Systems whose calls are logged. Stateless. */
public final class LoggedSystems {
    private LoggedSystems() {}

    /** The same systems, with their calls logged. Whoever opened them still closes them. */
    public static ConnectedSystems over(ConnectedSystems real, LoggedCalls calls) {
        var logged = new LinkedHashMap<SystemId, Connector>();
        real.connectors()
                .forEach((system, connector) -> logged.put(system, new LoggedConnector(system, connector, calls)));
        return new ConnectedSystems(logged, calls.scope());
    }
}
