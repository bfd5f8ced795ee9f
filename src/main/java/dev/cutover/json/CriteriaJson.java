package dev.cutover.json;

import dev.cutover.model.Criterion;
import dev.cutover.model.Runbook;
import dev.cutover.model.Verdict;
import dev.cutover.plan.rollback.RestoredSegments;
import dev.cutover.query.StatusSnapshot;
import dev.cutover.query.moment.CriteriaInForce;
import dev.cutover.query.moment.Freshness;
import dev.cutover.run.ledger.CriteriaBoard;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The latest value of every criterion that was measured. */
final class CriteriaJson {
    private CriteriaJson() {}

    static List<Map<String, Object>> of(StatusSnapshot statusSnapshot) {
        var state = statusSnapshot.state();
        var runbook = statusSnapshot.runNarrative().runbook();
        boolean alone = state.ended().isEmpty() && statusSnapshot.isAlone();
        var freshness = Freshness.of(statusSnapshot.runNarrative(), statusSnapshot.now(), alone);
        var inForce = new CriteriaInForce(runbook, state);
        var gone = new RestoredSegments(runbook, state);
        return state.criteria().all().entrySet().stream()
                .map(entry -> one(entry.getKey(), entry.getValue(), runbook)
                        .put("wentBack", gone.has(entry.getKey().segment()))
                        .put(
                                "stale",
                                Optional.ofNullable(runbook.criteria()
                                                .get(entry.getKey().criterion()))
                                        .filter(of -> freshness.isStale(of, entry.getValue()))
                                        .isPresent())
                        .put("use", inForce.use(entry.getKey()))
                        .map())
                .toList();
    }

    private static JsonFields one(CriteriaBoard.Key key, CriteriaBoard.Reading reading, Runbook runbook) {
        var sample = reading.sample();
        return new JsonFields()
                .put("criterion", key.criterion().value())
                .put("segment", key.segment().values())
                .put("verdict", sample.verdict())
                .put("value", sample.verdict() == Verdict.NO_DATA ? null : sample.value())
                .put(
                        "pass",
                        Optional.ofNullable(runbook.criteria().get(key.criterion()))
                                .map(Criterion::pass)
                                .map(Object::toString))
                .put("samples", sample.count())
                .put("note", sample.note())
                .put("dataAgeSeconds", sample.age().map(Duration::toSeconds))
                .put("at", reading.at())
                .put("notGreenSince", reading.notGreenSince())
                .put("redSince", reading.redSince());
    }
}
