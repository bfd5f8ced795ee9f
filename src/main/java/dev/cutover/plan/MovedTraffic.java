package dev.cutover.plan;

import dev.cutover.model.Runbook;
import dev.cutover.model.Segment;
import dev.cutover.model.Weight;
import dev.cutover.run.ledger.RunState;
import dev.cutover.run.ledger.RunStatus;
import dev.cutover.run.ledger.TrafficLedger;
import java.util.ArrayList;
import java.util.List;

/** The run's traffic that is on the new platform by the record, whole or in part. Stateless and thread-safe. */
public final class MovedTraffic {
    private MovedTraffic() {}

    /** Whether any weight that the run has set, or may have set, is above 0 %. */
    public static boolean isAny(RunState state) {
        return state.traffic().all().values().stream()
                .flatMap(keys -> keys.values().stream())
                .anyMatch(TrafficLedger.Entry::mayBeMoved);
    }

    /** One text for each key: {@code us-east curbside at 5 %}; where a drift was found, with both weights. */
    public static List<String> of(Runbook runbook, RunState state) {
        var moved = new ArrayList<String>();
        state.traffic()
                .all()
                .forEach((traffic, keys) -> keys.forEach((key, entry) -> {
                    if (entry.mayBeMoved()) {
                        moved.add(runbook.nameOf(key) + " at " + weight(traffic, key, entry, state));
                    }
                }));
        return moved;
    }

    private static String weight(String traffic, Segment key, TrafficLedger.Entry entry, RunState state) {
        var drift = state.weights().drifted().stream()
                .filter(one -> one.traffic().equals(traffic) && one.key().equals(key))
                .findFirst();
        return drift.map(one -> Weight.words(one.actual()) + ", must be " + Weight.words(one.expected()))
                .orElseGet(() -> entry.certain() ? entry.weight().toString() : "an unknown weight");
    }

    /**
     * The traffic on the new platform that nothing watches once no process runs the run, as {@link #of}. Empty if the
     * run has completed: then its traffic is where it was meant to be.
     */
    public static List<String> unwatched(Runbook runbook, RunState state) {
        return state.status() == RunStatus.COMPLETED || state.isDryRun() ? List.of() : of(runbook, state);
    }
}
