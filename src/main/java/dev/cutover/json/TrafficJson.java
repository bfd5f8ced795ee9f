package dev.cutover.json;

import dev.cutover.run.ledger.TrafficLedger;
import java.util.ArrayList;
import java.util.List;

/** Where every key of every router was last known to stand. */
public final class TrafficJson {
    private TrafficJson() {}

    /** Every key, by router. */
    public static List<Object> of(TrafficLedger ledger) {
        var all = new ArrayList<>();
        ledger.all()
                .forEach((flow, keys) -> keys.forEach((key, entry) -> all.add(new JsonFields()
                        .put("traffic", flow)
                        .put("segment", key.values())
                        .put("basisPoints", entry.weight().basisPoints())
                        .put("aim", entry.target().basisPoints())
                        .put("certain", entry.certain())
                        .put("since", entry.since())
                        .map())));
        return all;
    }
}
