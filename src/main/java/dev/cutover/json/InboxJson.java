package dev.cutover.json;

import dev.cutover.query.StatusSnapshot;
import dev.cutover.words.InboxWords;
import java.util.List;
import java.util.Map;

/** The requests that wait for the next runner. Stateless and thread-safe. */
final class InboxJson {
    private InboxJson() {}

    static List<Map<String, Object>> of(StatusSnapshot statusSnapshot) {
        return statusSnapshot.inbox().requests().stream()
                .map(kept -> new JsonFields()
                        .put("name", kept.name())
                        .put("at", kept.at())
                        .put("expires", kept.expires())
                        .put("by", kept.speaker().name())
                        .put("user", kept.speaker().user())
                        .put("asks", InboxWords.kind(kept.request()))
                        .map())
                .toList();
    }
}
