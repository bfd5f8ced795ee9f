package dev.cutover.json.stream;

import dev.cutover.json.JsonFields;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.ledger.RunState;
import dev.cutover.words.RunNarrative;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What holds a run or ends it, for all documents alike. Stateless and thread-safe. */
public final class StandingJson {
    private StandingJson() {}

    /** Empty if it has not ended. */
    public static Optional<Map<String, Object>> ended(RunState state) {
        return state.ended().map(StandingJson::ended);
    }

    private static Map<String, Object> ended(RunFact.Ended ended) {
        return new JsonFields()
                .put("ending", ended.ending())
                .put("why", ended.why())
                .put("exceptions", ended.exceptions())
                .map();
    }

    /** Empty if it is not held. */
    public static Optional<Map<String, Object>> held(RunNarrative narrative) {
        return narrative
                .state()
                .held()
                .map(held -> new JsonFields()
                        .put("by", held.by())
                        .put("why", held.why())
                        .put("since", narrative.heldSince())
                        .map());
    }

    /** The freezes of ramps while people ask for a rollback. */
    public static List<Map<String, Object>> frozen(RunState state) {
        return state.requests().freezes().standing().stream()
                .map(frozen -> new JsonFields()
                        .put("scope", frozen.scope().values())
                        .put("by", frozen.by())
                        .put("until", frozen.until())
                        .map())
                .toList();
    }
}
