package dev.cutover.json;

import dev.cutover.plan.rollback.RemainingTraffic;
import dev.cutover.query.PinnedRunbook;
import dev.cutover.run.ledger.RunState;
import java.util.Map;
import java.util.Optional;

/** What a run that has ended, but not completed, has left on the new platform. */
final class RemainingTrafficJson {
    private RemainingTrafficJson() {}

    /** Empty if nothing is left. */
    static Optional<Map<String, Object>> of(RunState state) {
        var remaining = RemainingTraffic.atTheEnd(
                () -> PinnedRunbook.of(state.created()).runbook(), state);
        return remaining.isAnything()
                ? Optional.of(new JsonFields()
                        .put("text", remaining.sentence())
                        .put("back", remaining.back().size())
                        .put(
                                "stays",
                                remaining.stays().stream()
                                        .map(RemainingTrafficJson::key)
                                        .toList())
                        .map())
                : Optional.empty();
    }

    private static Map<String, Object> key(RemainingTraffic.Key key) {
        return new JsonFields()
                .put("traffic", key.traffic())
                .put("segment", key.segment().values())
                .put("basisPoints", key.entry().weight().basisPoints())
                .put("certain", key.entry().certain())
                .map();
    }
}
