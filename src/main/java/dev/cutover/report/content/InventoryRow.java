package dev.cutover.report.content;

import java.util.List;

/**
 * A system of the inventory. Texts may be empty where the runbook says nothing.
 *
 * @param flow {@code producer}, {@code consumer} or {@code bidirectional}
 * @param dependsOn each with what is needed of it, if that is said
 * @param connector by which the environment reaches it; empty if that cannot be read. Never its settings.
 */
public record InventoryRow(
        String system,
        String title,
        String owner,
        String contact,
        String sla,
        String flow,
        List<String> dependsOn,
        String connector) {
    public InventoryRow {
        dependsOn = List.copyOf(dependsOn);
    }
}
