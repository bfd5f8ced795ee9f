package dev.cutover.json;

import dev.cutover.catalog.ConnectorAbilities;
import dev.cutover.model.SystemId;
import dev.cutover.problem.Problem;
import dev.cutover.spi.Description;
import dev.cutover.spi.Operation;
import dev.cutover.spi.Parameter;
import dev.cutover.spi.RecordSet;
import java.util.List;
import java.util.Map;

/** The abilities of connectors. */
public final class ConnectorsJson {
    private ConnectorsJson() {}

    /**
     * Some types, or all.
     *
     * @param problems what could not be used
     */
    public static JsonDocument of(List<ConnectorAbilities> all, List<Problem> problems) {
        return JsonDocument.of("connectors")
                .put("connectors", all.stream().map(ConnectorsJson::one).toList())
                .put("unusable", problems.stream().map(Problem::message).toList());
    }

    private static Map<String, Object> one(ConnectorAbilities connectorAbilities) {
        return new JsonFields()
                .put("type", connectorAbilities.connector().type())
                .put("origin", connectorAbilities.connector().origin())
                .put("spiVersion", connectorAbilities.connector().spiVersion())
                .put("summary", connectorAbilities.summary())
                .put("capabilities", connectorAbilities.capabilities())
                .put("settings", parameters(connectorAbilities.settings()))
                .put("operationSettings", connectorAbilities.operationSettings())
                .put(
                        "systems",
                        connectorAbilities.systems().entrySet().stream()
                                .map(entry -> system(entry.getKey(), entry.getValue()))
                                .toList())
                .put("metrics", connectorAbilities.metrics())
                .put("faults", connectorAbilities.faults())
                .put("invariants", connectorAbilities.invariants())
                .map();
    }

    /** The abilities of one system. */
    public static Map<String, Object> system(SystemId system, Description can) {
        return new JsonFields()
                .put("system", system.value())
                .put("summary", can.summary())
                .put(
                        "capabilities",
                        can.capabilities().stream()
                                .map(Class::getSimpleName)
                                .sorted()
                                .toList())
                .put(
                        "operations",
                        can.operations().stream().map(ConnectorsJson::operation).toList())
                .put("captures", can.captures().stream().sorted().toList())
                .put(
                        "recordSets",
                        can.recordSets().stream().map(ConnectorsJson::recordSet).toList())
                .map();
    }

    private static Map<String, Object> recordSet(RecordSet set) {
        return new JsonFields()
                .put("name", set.name())
                .put("description", set.description())
                .put("key", set.key())
                .put("time", set.time())
                .put("sorted", set.sorted())
                .put(
                        "columns",
                        set.columns().stream()
                                .map(column -> new JsonFields()
                                        .put("name", column.name())
                                        .put("type", column.type())
                                        .put("description", column.description())
                                        .map())
                                .toList())
                .map();
    }

    /** The declaration of an operation. */
    public static Map<String, Object> operation(Operation operation) {
        return new JsonFields()
                .put("name", operation.name())
                .put("description", operation.description())
                .put("reads", operation.reads())
                .put("idempotent", operation.idempotent())
                .put("readBack", operation.readBack())
                .put("parameters", parameters(operation.parameters()))
                .put("undo", operation.undo())
                .map();
    }

    private static List<Map<String, Object>> parameters(List<Parameter> parameters) {
        return parameters.stream()
                .map(each -> new JsonFields()
                        .put("name", each.name())
                        .put("required", each.required())
                        .put("description", each.description())
                        .map())
                .toList();
    }
}
