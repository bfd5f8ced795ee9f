package dev.cutover.json;

import dev.cutover.model.Runbook;
import dev.cutover.plan.rollback.RollbackPlanner;
import dev.cutover.plan.rollback.SharedWork;
import dev.cutover.plan.rollback.UndoneSince;
import dev.cutover.run.Sighting;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.ledger.RollbackLedger;
import dev.cutover.run.ledger.RunState;
import dev.cutover.words.Phrases;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every rollback with its clock. */
final class RollbacksJson {
    private RollbacksJson() {}

    static List<Map<String, Object>> of(Runbook runbook, RunState state) {
        var rollbackPlanner = new RollbackPlanner(runbook);
        var undoneSince = new UndoneSince(runbook, state);
        return state.rollbacks().all().stream()
                .map(entry -> one(
                        entry,
                        state.rollbacks(),
                        undoneSince.still(entry),
                        SharedWork.of(rollbackPlanner, state, entry).waits()))
                .toList();
    }

    private static Map<String, Object> one(
            RollbackLedger.Entry entry, RollbackLedger ledger, List<String> left, List<SharedWork.Waiting> waits) {
        var requested = entry.requested();
        var window = requested.window();
        var fields = new JsonFields()
                .put("rollback", entry.number())
                .put("state", state(entry, left))
                .put("takenOverBy", entry.isTakenOver() ? entry.takenOverBy() : null)
                .put("waitsFor", waits.stream().map(RollbacksJson::waiting).toList())
                .put("scope", entry.scope().values())
                .put("by", requested.by())
                .put("role", requested.role())
                .put("reason", Phrases.reason(entry, ledger))
                .put("impact", ledger.explained(entry.number()).map(RollbackFact.Explained::impact))
                .put("decided", entry.decided())
                .put("opened", Optional.ofNullable(entry.opened()).map(RollbacksJson::opened))
                .put("returned", entry.returned())
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
                .put("leftUndone", left)
                .map();
    }

    private static String state(RollbackLedger.Entry entry, List<String> left) {
        if (entry.isOpen()) {
            return "OPEN";
        } else if (entry.isTakenOver()) {
            return "TAKEN_OVER";
        }
        return left.isEmpty() ? "DONE" : "LEFT_UNDONE";
    }

    private static Map<String, Object> waiting(SharedWork.Waiting waiting) {
        return new JsonFields()
                .put("rollback", waiting.rollback())
                .put("why", "both " + waiting.what())
                .map();
    }

    private static Map<String, Object> opened(RollbackFact.Opened opened) {
        return new JsonFields()
                .put("outcome", opened.outcome())
                .put("closed", opened.closed())
                .map();
    }

    private static Map<String, Object> blocked(RollbackFact.UndoBlocked blocked) {
        return new JsonFields()
                .put("effect", blocked.effect())
                .put("why", blocked.why())
                .map();
    }
}
