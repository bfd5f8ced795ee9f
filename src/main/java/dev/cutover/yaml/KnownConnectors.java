package dev.cutover.yaml;

import dev.cutover.model.Binding;
import dev.cutover.spi.CallValues;
import dev.cutover.spi.Description;
import dev.cutover.spi.Mistake;
import dev.cutover.spi.RoutedTraffic;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is known about connectors without connecting to any system. */
public interface KnownConnectors {
    /** The description of a bound system; empty if there is no such connector. */
    Optional<Description> describe(Binding binding);

    /** All connector types. */
    Set<String> types();

    /** The names of the invariants that an audit of the system's books checks; empty if they are not audited. */
    default Set<String> invariants(Binding binding) {
        return Set.of();
    }

    /** What is wrong with a metric's query; empty if no mistake is found. */
    default String checkQuery(Binding binding, String query) {
        return "";
    }

    /** What is wrong with a system's settings for a runbook with these dimensions; empty if no mistake is found. */
    default List<Mistake> checkDimensions(Binding binding, Set<String> dimensions) {
        return List.of();
    }

    /**
     * What is wrong with a router's settings for a traffic told apart by these dimensions; empty if nothing is found.
     */
    default List<Mistake> checkTraffic(Binding binding, String traffic, List<String> by) {
        return List.of();
    }

    /** What is wrong with a router's settings for all traffics that it moves; empty if nothing is found. */
    default List<Mistake> checkFlows(Binding binding, List<RoutedTraffic> flows) {
        return List.of();
    }

    /** Judges the values that a runbook passes to a system's operations. */
    default CallValues callValues(Binding binding) {
        return (operation, with) -> List.of();
    }

    /** What is wrong with a fault that a rehearsal injects into the system; empty if no mistake is found. */
    default List<Mistake> checkFault(Binding binding, Map<String, Object> with) {
        return List.of();
    }
}
