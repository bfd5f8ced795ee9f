package dev.cutover.plan;

import dev.cutover.model.Runbook;
import dev.cutover.model.Weight;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.ledger.RunState;
import java.util.ArrayList;
import java.util.List;

/** The run's traffic that is on the new platform by the record, whole or in part. Stateless and thread-safe. */
public final class MovedTraffic {
    private MovedTraffic() {}

    /** Whether any weight that the run has set, or may have set, is above 0 %. */
    public static boolean isAny(RunState state) {
        return state.traffic().all().values().stream()
                .flatMap(keys -> keys.values().stream())
                .anyMatch(entry -> !entry.certain() || entry.weight().compareTo(Weight.NONE) > 0);
    }

    /** One text for each key: {@code us-east curbside at 5 %}. */
    public static List<String> of(Runbook runbook, RunState state) {
        var moved = new ArrayList<String>();
        state.traffic()
                .all()
                .values()
                .forEach(keys -> keys.forEach((key, entry) -> {
                    if (!entry.certain()) {
                        moved.add(runbook.nameOf(key) + " at an unknown weight");
                    } else if (entry.weight().compareTo(Weight.NONE) > 0) {
                        moved.add(runbook.nameOf(key) + " at " + entry.weight());
                    }
                }));
        return moved;
    }

    /**
     * The traffic on the new platform that nothing watches once no process runs the run, as {@link #of}. Empty if the
     * run has completed: then its traffic is where it was meant to be.
     */
    public static List<String> unwatched(Runbook runbook, RunState state) {
        boolean completed = state.ended()
                .filter(end -> end.ending() == RunFact.Ending.COMPLETED
                        || end.ending() == RunFact.Ending.COMPLETED_WITH_EXCEPTIONS)
                .isPresent();
        return completed || state.isDryRun() ? List.of() : of(runbook, state);
    }
}
