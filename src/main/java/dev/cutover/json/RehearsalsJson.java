package dev.cutover.json;

import dev.cutover.rehearsal.RehearsalRow;
import dev.cutover.rehearsal.RehearsedRollback;
import dev.cutover.spi.Audit.Violation;
import java.util.List;
import java.util.Map;

/** Rehearsals, in the order in which they were played. */
public final class RehearsalsJson {
    private RehearsalsJson() {}

    public static JsonDocument of(List<RehearsalRow> rows) {
        return JsonDocument.of("rehearsals")
                .put("rehearsals", rows.stream().map(RehearsalsJson::one).toList());
    }

    private static Map<String, Object> one(RehearsalRow row) {
        return new JsonFields()
                .put("name", row.name())
                .put("runbook", row.runbook())
                .put("verdict", row.verdict())
                .put("outcome", row.outcome())
                .put("run", row.run())
                .put("simulatedSeconds", row.simulated().toMillis() / 1000.0)
                .put("wallSeconds", row.wall().toMillis() / 1000.0)
                .put(
                        "rollbacks",
                        row.rollbacks().stream().map(RehearsalsJson::rollback).toList())
                .put(
                        "books",
                        row.books()
                                .map(books -> books.stream()
                                        .map(RehearsalsJson::violation)
                                        .toList())
                                .orElse(null))
                .put("objections", row.why())
                .map();
    }

    private static Map<String, Object> violation(Violation violation) {
        return new JsonFields()
                .put("invariant", violation.invariant())
                .put("what", violation.what())
                .put("count", violation.count())
                .put("atLeast", violation.isAtLeast())
                .put("examples", violation.examples())
                .map();
    }

    private static Map<String, Object> rollback(RehearsedRollback rollback) {
        var fields = new JsonFields().put("rollback", rollback.number()).put("scope", rollback.scope());
        return RollbackClockJson.into(fields, rollback.clock()).map();
    }
}
