package dev.cutover.json.history;

import dev.cutover.history.RunbookHistories;
import dev.cutover.history.figures.RunbookHistory;
import dev.cutover.history.memory.ExerciseLevel;
import dev.cutover.json.JsonDocument;
import dev.cutover.json.JsonFields;
import java.util.Map;

/** All runbooks of a home. Stateless and thread-safe. */
public final class HistoryJson {
    private HistoryJson() {}

    public static JsonDocument of(RunbookHistories histories) {
        return JsonDocument.of("history")
                .put(
                        "runbooks",
                        histories.histories().stream().map(HistoryJson::one).toList())
                .put("unread", histories.unread());
    }

    private static Map<String, Object> one(RunbookHistory history) {
        return new JsonFields()
                .put("runbook", history.runbook())
                .put("nights", history.nights().size())
                .put("rehearsals", history.rehearsals().size())
                .put("dryRuns", history.dryRuns())
                .put(
                        "lastNight",
                        history.nights().stream()
                                .findFirst()
                                .map(night -> night.run().origin().created()))
                .put(
                        "lastGoodRollback",
                        history.lastGood(ExerciseLevel.SIMULATED).map(DrillsJson::one))
                .put(
                        "lastGoodRollbackInRealTime",
                        history.lastGood(ExerciseLevel.DRILLED).map(DrillsJson::one))
                .put("exercised", history.coverage().exercised())
                .put("exercisable", history.coverage().cells().size())
                .map();
    }
}
