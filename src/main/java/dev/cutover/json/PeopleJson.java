package dev.cutover.json;

import dev.cutover.run.ledger.RunState;
import dev.cutover.words.DisplayNames;
import java.util.List;
import java.util.Map;

/** The amendments, and the requests that are pending. */
final class PeopleJson {
    private PeopleJson() {}

    static List<Map<String, Object>> amendments(RunState state) {
        return state.amendments().stream()
                .map(amended -> new JsonFields()
                        .put("what", amended.what())
                        .put("before", amended.before())
                        .put("after", amended.after())
                        .put("by", amended.by())
                        .put("reason", amended.reason())
                        .put("impact", amended.impact())
                        .put("overrides", amended.overrides())
                        .map())
                .toList();
    }

    static List<Map<String, Object>> pending(RunState state, DisplayNames displayNames) {
        return state.requests().pending().stream()
                .map(entry -> new JsonFields()
                        .put("id", entry.id())
                        .put("at", entry.at())
                        .put("by", entry.received().speaker().name())
                        .put("user", entry.received().speaker().user())
                        .put("asks", displayNames.request(entry.received().request()))
                        .map())
                .toList();
    }
}
