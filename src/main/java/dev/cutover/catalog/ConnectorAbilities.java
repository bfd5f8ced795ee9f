package dev.cutover.catalog;

import dev.cutover.model.SystemId;
import dev.cutover.spi.Description;
import dev.cutover.spi.Parameter;
import dev.cutover.spi.RecordSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The capabilities of one connector type.
 *
 * @param systems example systems; at least one, several if their capabilities differ
 * @param metrics the descriptions of the connector's own metrics, by name
 * @param faults what the faults that a rehearsal can inject do, by name
 * @param invariants what is checked in the books of its systems, by name
 */
public record ConnectorAbilities(
        FoundConnector connector,
        Map<SystemId, Description> systems,
        Map<String, String> metrics,
        Map<String, String> faults,
        Map<String, String> invariants) {

    public static ConnectorAbilities of(FoundConnector connector) {
        var provider = connector.provider();
        var systems = new LinkedHashMap<SystemId, Description>();
        provider.examples().forEach(example -> systems.put(example.system(), provider.describe(example)));
        return new ConnectorAbilities(connector, systems, provider.metrics(), provider.faults(), provider.invariants());
    }

    private static final String HERE = "; here: ";

    /** One sentence about the type. */
    public String summary() {
        String first = systems.values().iterator().next().summary();
        int here = first.indexOf(HERE);
        return here < 0 || systems.size() == 1 ? first : first.substring(0, here);
    }

    /** The description of one system, without the part that all systems of the type share. */
    public static String own(Description system) {
        int here = system.summary().indexOf(HERE);
        return here < 0 ? system.summary() : system.summary().substring(here + HERE.length());
    }

    /** The record sets, each with the systems that have it alike. */
    public Map<RecordSet, List<SystemId>> recordSets() {
        var all = new LinkedHashMap<RecordSet, List<SystemId>>();
        systems.forEach((system, can) -> can.recordSets()
                .forEach(set ->
                        all.computeIfAbsent(set, first -> new ArrayList<>()).add(system)));
        return all;
    }

    /** The settings under {@code with} in an environment file. */
    public List<Parameter> settings() {
        return systems.values().iterator().next().settings();
    }

    /** The settings of each operation in an environment file, by path; empty if operations have none. */
    public Map<String, String> operationSettings() {
        return connector
                .provider()
                .outline()
                .map(outline -> outline.described("operations"))
                .orElse(Map.of());
    }

    /** The capabilities in words. For some types, they depend on the settings in the environment file. */
    public String can() {
        return capabilities().isEmpty() ? "what its settings define" : String.join(", ", capabilities());
    }

    /** The names of the capability interfaces that at least one of the systems has. */
    public List<String> capabilities() {
        return systems.values().stream()
                .flatMap(each -> each.capabilities().stream())
                .map(Class::getSimpleName)
                .distinct()
                .sorted()
                .toList();
    }
}
