package dev.cutover.preflight;

import dev.cutover.model.SystemId;
import dev.cutover.preflight.SystemReport.Standing;
import java.util.Comparator;
import java.util.List;

/**
 * Whether the systems of an environment are ready for a runbook.
 *
 * @param systems the worst first; equally bad ones in the order of the inventory
 * @param unbound systems of the inventory that the environment does not bind, and that were not checked
 */
public record SystemReadiness(String runbook, String environment, List<SystemReport> systems, List<SystemId> unbound) {
    public SystemReadiness {
        systems = systems.stream()
                .sorted(Comparator.comparing(SystemReport::standing).reversed())
                .toList();
        unbound = List.copyOf(unbound);
    }

    public long count(Standing standing) {
        return systems.stream().filter(one -> one.standing() == standing).count();
    }

    /** Whether all systems are ready: none is red and none unknown. False if there are no systems. */
    public boolean isReady() {
        return !systems.isEmpty() && count(Standing.READY) == systems.size();
    }
}
