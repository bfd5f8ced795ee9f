package dev.cutover.catalog;

import dev.cutover.model.SystemId;
import dev.cutover.spi.Description;
import dev.cutover.spi.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What systems of one connector type can do.
 *
 * @param systems at least one; several where they differ
 * @param metrics what is measured under names of its own, with what each says
 */
public record ConnectorAbilities(
        FoundConnector connector, Map<SystemId, Description> systems, Map<String, String> metrics) {

    public static ConnectorAbilities of(FoundConnector connector) {
        var provider = connector.provider();
        var systems = new LinkedHashMap<SystemId, Description>();
        provider.examples().forEach(example -> systems.put(example.system(), provider.describe(example)));
        return new ConnectorAbilities(connector, systems, provider.metrics());
    }

    private static final String HERE = "; here: ";

    /** One sentence on the whole type. */
    public String summary() {
        String first = systems.values().iterator().next().summary();
        int here = first.indexOf(HERE);
        return here < 0 || systems.size() == 1 ? first : first.substring(0, here);
    }

    /** What is said of one system, without what is true of all. */
    public static String own(Description system) {
        int here = system.summary().indexOf(HERE);
        return here < 0 ? system.summary() : system.summary().substring(here + HERE.length());
    }

    /** What an environment's {@code with} may say. */
    public List<Parameter> settings() {
        return systems.values().iterator().next().settings();
    }

    /** The same in words. Of some types only the environment's settings decide what a system can do. */
    public String can() {
        return capabilities().isEmpty() ? "what its settings define" : String.join(", ", capabilities());
    }

    /** The capability interfaces that any of the systems has, by name. */
    public List<String> capabilities() {
        return systems.values().stream()
                .flatMap(each -> each.capabilities().stream())
                .map(Class::getSimpleName)
                .distinct()
                .sorted()
                .toList();
    }
}
