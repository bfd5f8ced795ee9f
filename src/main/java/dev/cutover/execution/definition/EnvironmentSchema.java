package dev.cutover.execution.definition;

import dev.cutover.catalog.BindingSchemas;
import dev.cutover.journal.Home;
import dev.cutover.yaml.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The JSON Schema of an environment, with the settings of the connectors that are installed. */
public final class EnvironmentSchema {
    private EnvironmentSchema() {}

    /** For the connectors of a home, the built-in ones among them. */
    public static String of(Home home) {
        try (var catalog = HomeConnectors.of(home)) {
            return Schema.ofEnvironment(BindingSchemas.of(catalog.connectors()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
