package dev.cutover.model;

import java.util.Set;

/**
 * One thing that moves or is touched, as the inventory has it. Free texts may be empty.
 *
 * @param flow which way data flows, seen from it
 */
public record BusinessSystem(
        SystemId id, String title, String owner, String contact, Flow flow, String sla, Set<SystemId> dependsOn) {
    public BusinessSystem {
        dependsOn = OrderedCopies.copy(dependsOn);
    }

    /** Which way data flows, seen from the system. */
    public enum Flow {
        PRODUCER,
        CONSUMER,
        BIDIRECTIONAL
    }
}
