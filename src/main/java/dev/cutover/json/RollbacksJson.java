package dev.cutover.json;

import dev.cutover.run.Sighting;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.ledger.RollbackLedger;
import dev.cutover.words.Phrases;
import java.util.List;
import java.util.Map;

/** Every rollback with its clock. */
final class RollbacksJson {
    private RollbacksJson() {}

    static List<Map<String, Object>> of(RollbackLedger ledger) {
        return ledger.all().stream().map(entry -> one(entry, ledger)).toList();
    }

    private static Map<String, Object> one(RollbackLedger.Entry entry, RollbackLedger ledger) {
        var requested = entry.requested();
        var window = requested.window();
        var fields = new JsonFields()
                .put("rollback", entry.number())
                .put("scope", entry.scope().values())
                .put("by", requested.by())
                .put("role", requested.role())
                .put("reason", Phrases.reason(entry, ledger))
                .put("impact", ledger.explained(entry.number()).map(RollbackFact.Explained::impact))
                .put("decided", entry.decided())
                .put("restored", entry.restored())
                .put("finished", entry.finished())
                .put("fault", requested.sighting().flatMap(Sighting::fault))
                .put("faultBy", requested.sighting().map(Sighting::origin))
                .put("noticed", requested.noticed())
                .put("noticedBy", requested.sighting().map(Sighting::sign));
        return RollbackClockJson.into(fields, entry.clock())
                .put("windowSeconds", Seconds.of(window))
                .put("withinWindow", entry.restore().map(took -> took.compareTo(window) <= 0))
                .put(
                        "blocked",
                        entry.blocked().stream().map(RollbacksJson::blocked).toList())
                .put("leftUndone", entry.leftUndone())
                .map();
    }

    private static Map<String, Object> blocked(RollbackFact.UndoBlocked blocked) {
        return new JsonFields()
                .put("effect", blocked.effect())
                .put("why", blocked.why())
                .map();
    }
}
