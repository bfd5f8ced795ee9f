package dev.cutover.cli;

import dev.cutover.catalog.ConnectorCatalog;
import dev.cutover.journal.Home;

/** Which connectors a home has. */
final class Catalogs {
    private Catalogs() {}

    static ConnectorCatalog of(Home home) {
        return ConnectorCatalog.open(home.root().resolve("connectors"));
    }
}
