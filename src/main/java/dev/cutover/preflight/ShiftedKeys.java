package dev.cutover.preflight;

import dev.cutover.model.Runbook;
import dev.cutover.model.Segment;
import dev.cutover.model.Traffic;
import dev.cutover.model.Work;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The router keys that a runbook moves. Stateless and thread-safe. */
public final class ShiftedKeys {
    private ShiftedKeys() {}

    /** The keys of each traffic, both in the order of the runbook. */
    public static Map<Traffic, Set<Segment>> keys(Runbook runbook) {
        var keys = new LinkedHashMap<Traffic, Set<Segment>>();
        runbook.steps().forEach(step -> {
            if (step.work() instanceof Work.Shift shift) {
                var traffic = runbook.traffic().get(shift.traffic());
                if (traffic != null) {
                    keys.computeIfAbsent(traffic, key -> new LinkedHashSet<>())
                            .addAll(traffic.keys(step.where(), runbook.dimensions()));
                }
            }
        });
        return keys;
    }
}
