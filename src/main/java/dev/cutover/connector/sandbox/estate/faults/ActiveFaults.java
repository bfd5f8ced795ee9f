package dev.cutover.connector.sandbox.estate.faults;

import dev.cutover.connector.sandbox.estate.platform.EstateSite;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The active faults. An id can be used once: a fault that has ended cannot begin again. Not thread-safe. */
public final class ActiveFaults {
    private final Map<String, ActiveFault> active = new LinkedHashMap<>();
    private final Set<String> known = new HashSet<>();

    /** Returns false if the id was used before: nothing changes then. */
    public boolean begin(Fault fault) {
        if (!known.add(fault.id())) {
            return false;
        }
        // A restart takes no time: it only resets the weights.
        if (fault.kind() != FaultKind.ROUTER_FORGETS) {
            active.put(fault.id(), new ActiveFault(fault));
        }
        return true;
    }

    public boolean isKnown(String id) {
        return known.contains(id);
    }

    /** Returns the fault if it was active. */
    public Optional<Fault> end(String id) {
        return Optional.ofNullable(active.remove(id)).map(ActiveFault::fault);
    }

    public List<ActiveFault> active() {
        return List.copyOf(active.values());
    }

    public boolean hangs(EstateSite estateSite) {
        return active.values().stream()
                .map(ActiveFault::fault)
                .anyMatch(fault -> fault.estateSite().equals(estateSite) && fault.kind() == FaultKind.HANG);
    }

    /** The outcome of a call, decided by the worst of the faults that strike it. */
    public CallOutcome callOutcome(EstateSite estateSite, String operation, Map<String, String> segment, Instant now) {
        var worst = CallOutcome.ANSWERED;
        for (ActiveFault fault : active.values()) {
            if (fault.fault().estateSite().equals(estateSite) && fault.strikesCall(operation, segment, now)) {
                var callOutcome = CallOutcome.of(fault.fault());
                worst = callOutcome.compareTo(worst) > 0 ? callOutcome : worst;
            }
        }
        return worst;
    }
}
