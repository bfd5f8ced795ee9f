package dev.cutover.preflight;

import dev.cutover.model.SystemId;
import dev.cutover.preflight.SystemReport.Standing;
import java.util.Comparator;
import java.util.List;

/**
 * How the systems of an environment stand, for a runbook.
 *
 * @param systems the worst first; those that stand alike in the order of the inventory
 * @param unbound systems of the inventory that the environment does not bind: nobody has looked at them
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

    /** Whether nothing is red, and nothing unknown; where there is nothing to look at, nothing is known. */
    public boolean isReady() {
        return !systems.isEmpty() && count(Standing.READY) == systems.size();
    }
}
