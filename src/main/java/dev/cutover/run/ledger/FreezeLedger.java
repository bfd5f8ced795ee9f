package dev.cutover.run.ledger;

import dev.cutover.model.Step;
import dev.cutover.run.fact.RequestFact;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The freezes of ramps that stand: people are asking for a rollback. Not thread-safe. */
public final class FreezeLedger {
    private final Map<String, RequestFact.RampsFrozen> standing = new LinkedHashMap<>();
    private int begun;

    /** Those that stand, the oldest first. */
    public List<RequestFact.RampsFrozen> standing() {
        return List.copyOf(standing.values());
    }

    public boolean stands(String freeze) {
        return standing.containsKey(freeze);
    }

    /** Whether one of them covers some of the step's traffic. */
    public boolean touches(Step step) {
        return standing.values().stream().anyMatch(frozen -> frozen.scope().touches(step));
    }

    /** The id of the next one. */
    public String nextId() {
        return "f" + (begun + 1);
    }

    void apply(RequestFact.RampsFrozen frozen) {
        begun += frozen.id().equals(nextId()) ? 1 : 0;
        standing.put(frozen.id(), frozen);
    }

    void apply(RequestFact.RampsReleased released) {
        standing.remove(released.id());
    }
}
