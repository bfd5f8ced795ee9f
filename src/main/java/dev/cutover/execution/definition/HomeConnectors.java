package dev.cutover.execution.definition;

import dev.cutover.catalog.ConnectorCatalog;
import dev.cutover.journal.Home;

/** Opens the connectors of a home. */
public final class HomeConnectors {
    private HomeConnectors() {}

    public static ConnectorCatalog of(Home home) {
        return ConnectorCatalog.open(home.root().resolve("connectors"));
    }
}
