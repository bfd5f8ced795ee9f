package dev.cutover.query;

import dev.cutover.model.Segment;
import dev.cutover.run.ReportedWeight;
import dev.cutover.run.ledger.TrafficLedger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One key of one router: the recorded weight, and the one that the router reports.
 *
 * @param recorded empty if the run has not moved it
 * @param now empty if the router could not be asked
 */
public record RouterKeyStatus(
        String traffic, Segment key, Optional<TrafficLedger.Entry> recorded, Optional<ReportedWeight> now) {

    /** Every key that the run has moved, or that its routers were asked about. */
    public static List<RouterKeyStatus> of(RecordedRun recordedRun, List<ReportedWeight> now) {
        var lanes = new TreeMap<String, RouterKeyStatus>();
        recordedRun
                .state()
                .traffic()
                .all()
                .forEach((flow, keys) -> keys.forEach((key, entry) -> lanes.put(
                        flow + " " + key, new RouterKeyStatus(flow, key, Optional.of(entry), Optional.empty()))));
        for (var reading : now) {
            lanes.merge(
                    reading.traffic() + " " + reading.key(),
                    new RouterKeyStatus(reading.traffic(), reading.key(), Optional.empty(), Optional.of(reading)),
                    (known, asked) -> new RouterKeyStatus(known.traffic(), known.key(), known.recorded(), asked.now()));
        }
        return new ArrayList<>(lanes.values());
    }

    /** Whether this is drift: both weights are known for certain and differ. */
    public boolean drifted() {
        return recorded.filter(TrafficLedger.Entry::certain)
                .flatMap(entry -> now.filter(reading -> reading.basisPoints() >= 0)
                        .map(reading -> reading.basisPoints() != entry.weight().basisPoints()))
                .orElse(false);
    }
}
