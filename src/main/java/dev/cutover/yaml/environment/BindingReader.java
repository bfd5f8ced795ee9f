package dev.cutover.yaml.environment;

import dev.cutover.model.Binding;
import dev.cutover.model.SystemId;
import dev.cutover.yaml.notation.NameReader;
import dev.cutover.yaml.shape.Key;
import dev.cutover.yaml.shape.SettingsShape;
import dev.cutover.yaml.shape.TableShape;
import java.util.List;
import java.util.Map;

/** Reads the binding of one system. */
final class BindingReader {
    private static final Key<String> CONNECTOR =
            Key.required("connector", NameReader.NAME, "The connector's type; 'cutover connectors' lists them.");
    private static final Key<Map<String, Object>> WITH =
            Key.optional("with", SettingsShape.SETTINGS, "The connector's settings; may hold ${secret:NAME}.");
    private static final Key<Map<String, Object>> OPERATIONS = Key.optional(
            "operations", SettingsShape.SETTINGS, "Operations, for connectors that have none of their own.");

    static final TableShape<Binding> BINDING = TableShape.of(
                    "binding",
                    "What a system is bound to.",
                    List.of(CONNECTOR, WITH, OPERATIONS),
                    tableFields -> new Binding(
                            new SystemId(tableFields.name()),
                            tableFields.get(CONNECTOR),
                            tableFields.or(WITH, Map.of()),
                            tableFields.or(OPERATIONS, Map.of())))
            .what("a binding such as { connector: sandbox }")
            .notYet("records");

    private BindingReader() {}
}
