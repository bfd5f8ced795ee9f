package dev.cutover.yaml.environment;

import dev.cutover.model.Binding;
import dev.cutover.model.SystemId;
import dev.cutover.yaml.notation.NameReader;
import dev.cutover.yaml.shape.Key;
import dev.cutover.yaml.shape.ListOf;
import dev.cutover.yaml.shape.SettingsShape;
import dev.cutover.yaml.shape.TableShape;
import dev.cutover.yaml.shape.Text;
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

    private static final Key<List<String>> REACHES = Key.optional(
            "reaches",
            ListOf.some(Text.TEXT, "a list of names, such as [lb-prod]"),
            "Names of what it reaches, where the connector cannot tell: no two runs change the same at a time.");

    static final TableShape<Binding> BINDING = TableShape.of(
                    "binding",
                    "What a system is bound to.",
                    List.of(CONNECTOR, WITH, OPERATIONS, REACHES),
                    tableFields -> new Binding(
                            new SystemId(tableFields.name()),
                            tableFields.get(CONNECTOR),
                            tableFields.or(WITH, Map.of()),
                            tableFields.or(OPERATIONS, Map.of()),
                            tableFields.or(REACHES, List.of())))
            .what("a binding such as { connector: sandbox }");

    private BindingReader() {}
}
