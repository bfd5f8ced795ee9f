package dev.cutover.connector.sandbox;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The faults that are on. An id works once: a fault that has ended stays ended. Not thread-safe. */
final class Faults {
    private final Map<String, ActiveFault> active = new LinkedHashMap<>();
    private final Set<String> known = new HashSet<>();

    /** Returns false if the id was used before: nothing happens then. */
    boolean begin(Fault fault) {
        if (!known.add(fault.id())) {
            return false;
        }
        // A restart is over at once: it leaves its mark on the weights.
        if (fault.kind() != FaultKind.ROUTER_FORGETS) {
            active.put(fault.id(), new ActiveFault(fault));
        }
        return true;
    }

    boolean isKnown(String id) {
        return known.contains(id);
    }

    /** Returns what was on, if it was. */
    Optional<Fault> end(String id) {
        return Optional.ofNullable(active.remove(id)).map(ActiveFault::fault);
    }

    List<ActiveFault> active() {
        return List.copyOf(active.values());
    }

    boolean hangs(Site site) {
        return active.values().stream()
                .map(ActiveFault::fault)
                .anyMatch(fault -> fault.site().equals(site) && fault.kind() == FaultKind.HANG);
    }

    /** What happens to a call; the worst of the faults that strike it. */
    CallFate callFate(Site site, String operation, Map<String, String> segment, Instant now) {
        var worst = CallFate.ANSWERED;
        for (ActiveFault fault : active.values()) {
            if (fault.fault().site().equals(site) && fault.strikesCall(operation, segment, now)) {
                var fate = CallFate.of(fault.fault());
                worst = fate.compareTo(worst) > 0 ? fate : worst;
            }
        }
        return worst;
    }
}
