package dev.cutover.yaml;

import dev.cutover.model.Binding;
import dev.cutover.spi.Description;
import dev.cutover.spi.Mistake;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is known of connectors without touching the world. */
public interface KnownConnectors {
    /** What a system so bound can do; empty if there is no such connector. */
    Optional<Description> describe(Binding binding);

    /** All types that there are. */
    Set<String> types();

    /** What is wrong with a metric's query; empty if nothing can be said against it. */
    default String checkQuery(Binding binding, String query) {
        return "";
    }

    /** What is wrong with a fault that a rehearsal puts into the system; empty if nothing can be said against it. */
    default List<Mistake> checkFault(Binding binding, Map<String, Object> with) {
        return List.of();
    }
}
