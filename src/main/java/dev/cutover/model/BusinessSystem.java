package dev.cutover.model;

import dev.cutover.model.order.OrderedCopies;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One thing that moves or is touched, as the inventory has it. Free texts may be empty.
 *
 * @param flow which way data flows, seen from it
 * @param needs what it needs of a system that it depends on, in words; a system of which nothing is said is left out
 */
public record BusinessSystem(
        SystemId id,
        String title,
        String owner,
        String contact,
        Flow flow,
        String sla,
        Set<SystemId> dependsOn,
        Map<SystemId, List<String>> needs) {
    public BusinessSystem {
        dependsOn = OrderedCopies.copy(dependsOn);
        needs = OrderedCopies.copy(needs);
    }

    /** A system that says nothing about what its dependencies rest on. */
    public BusinessSystem(
            SystemId id, String title, String owner, String contact, Flow flow, String sla, Set<SystemId> dependsOn) {
        this(id, title, owner, contact, flow, sla, dependsOn, Map.of());
    }

    /** What it needs of a system; empty where nothing is said. */
    public List<String> needsOf(SystemId system) {
        return needs.getOrDefault(system, List.of());
    }

    /** Which way data flows, seen from the system. */
    public enum Flow {
        PRODUCER,
        CONSUMER,
        BIDIRECTIONAL
    }
}
