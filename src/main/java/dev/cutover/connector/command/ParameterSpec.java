package dev.cutover.connector.command;

import dev.cutover.spi.Parameter;
import dev.cutover.spi.operation.DeclaredParameter;
import dev.cutover.spi.settings.SettingsReader;
import java.util.Map;

/**
 * A parameter of an operation.
 *
 * @param mayStartWithDash whether a value may look like an option
 */
record ParameterSpec(DeclaredParameter declared, boolean mayStartWithDash) {

    /** The map {@code parameters} of an operation, in the order of the file. */
    static Map<String, ParameterSpec> readAll(SettingsReader operation) {
        return DeclaredParameter.readAll(
                operation,
                (declared, settings) -> new ParameterSpec(
                        declared, settings.flag("may-start-with-dash").orElse(false)));
    }

    String name() {
        return declared.name();
    }

    Parameter described() {
        return declared.described();
    }
}
