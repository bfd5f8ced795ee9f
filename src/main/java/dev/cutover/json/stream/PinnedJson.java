package dev.cutover.json.stream;

import dev.cutover.json.JsonDocument;
import dev.cutover.run.fact.RunFact;

/** What a run was created with. Stateless and thread-safe. */
public final class PinnedJson {
    private PinnedJson() {}

    /** Adds it to a document. */
    public static JsonDocument into(JsonDocument document, RunFact.Created created) {
        return document.put("runbook", created.pinned().runbook())
                .put("runbookFile", created.pinned().runbookFile())
                .put("environment", created.pinned().environment())
                .put("mode", created.mode())
                .put("scenario", created.scenario())
                .put("params", created.params())
                .put("pace", created.pace())
                .put("starts", created.starts())
                .put("by", created.by())
                .put("initiator", created.initiator());
    }
}
