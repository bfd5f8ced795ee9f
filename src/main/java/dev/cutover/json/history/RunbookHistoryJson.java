package dev.cutover.json.history;

import dev.cutover.history.figures.Coverage;
import dev.cutover.history.figures.NightFigures;
import dev.cutover.history.figures.PersonWait;
import dev.cutover.history.figures.RunbookHistory;
import dev.cutover.history.figures.StepFigures;
import dev.cutover.json.JsonDocument;
import dev.cutover.json.JsonFields;
import dev.cutover.json.Seconds;
import dev.cutover.model.RoleId;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the runs of one runbook tell. Stateless and thread-safe. */
public final class RunbookHistoryJson {
    private RunbookHistoryJson() {}

    /**
     * The document.
     *
     * @param unread runs whose records cannot be read, so that their runbook is not known
     */
    public static JsonDocument of(RunbookHistory history, List<String> unread) {
        return JsonDocument.of("runbook-history")
                .put("runbook", history.runbook())
                .put(
                        "nights",
                        history.nights().stream().map(RunbookHistoryJson::night).toList())
                .put(
                        "rehearsals",
                        history.rehearsals().stream()
                                .map(RunbookHistoryJson::night)
                                .toList())
                .put("dryRuns", history.dryRuns())
                .put("stepsAndPeopleOf", history.ofNights() ? "NIGHTS" : "REHEARSALS")
                .put(
                        "steps",
                        history.steps().stream().map(RunbookHistoryJson::step).toList())
                .put(
                        "people",
                        history.people().stream()
                                .map(RunbookHistoryJson::person)
                                .toList())
                .put("rollbacks", history.drills().stream().map(DrillsJson::one).toList())
                .put("trends", history.trends().stream().map(DrillsJson::trend).toList())
                .put(
                        "reconciliations",
                        history.reconciliations().stream()
                                .map(PastReconciliationsJson::one)
                                .toList())
                .put(
                        "reconciliationTrends",
                        history.reconciliationTrends().stream()
                                .map(PastReconciliationsJson::trend)
                                .toList())
                .put(
                        "coverage",
                        history.coverage().cells().stream()
                                .map(RunbookHistoryJson::cell)
                                .toList())
                .put("unread", unread);
    }

    private static Map<String, Object> night(NightFigures night) {
        var origin = night.run().origin();
        return new JsonFields()
                .put("run", night.run().run().value())
                .put("createdAt", origin.created())
                .put("begun", origin.begun())
                .put("mode", origin.mode())
                .put("pace", origin.pace())
                .put("scenario", origin.scenario())
                .put("environment", origin.environment())
                .put("state", night.run().progress().status().documentName())
                .put("ending", night.run().progress().ending())
                .put("plannedSeconds", night.planned().map(Seconds::of))
                .put("lastedSeconds", Seconds.of(night.took()))
                .put("overSeconds", night.over().map(Seconds::of))
                .put("peopleSeconds", Seconds.of(night.people()))
                .put("machineSeconds", Seconds.of(night.machine()))
                .map();
    }

    private static Map<String, Object> step(StepFigures step) {
        return new JsonFields()
                .put("step", step.step().value())
                .put("title", step.title())
                .put("live", step.live())
                .put("plannedSeconds", Seconds.of(step.planned()))
                .put("took", DrillsJson.range(step.took()))
                .put("lastSeconds", Seconds.of(step.last()))
                .put("overSeconds", Seconds.of(step.over()))
                .map();
    }

    private static Map<String, Object> person(PersonWait wait) {
        return new JsonFields()
                .put("person", wait.who().person())
                .put("roles", wait.who().roles().stream().map(RoleId::value).toList())
                .put("waited", DrillsJson.range(wait.waited()))
                .put("totalSeconds", Seconds.of(wait.total()))
                .map();
    }

    private static Map<String, Object> cell(Coverage.Cell cell) {
        return new JsonFields()
                .put("step", cell.step().value())
                .put("title", cell.title())
                .put("direction", cell.directionWord().toUpperCase(Locale.ROOT))
                .put("exercised", cell.level())
                .put("now", cell.now().map(RunbookHistoryJson::seen))
                .put("beforeItChanged", cell.before().map(RunbookHistoryJson::seen))
                .map();
    }

    private static Map<String, Object> seen(Coverage.Seen seen) {
        return new JsonFields()
                .put("level", seen.level())
                .put("at", seen.at())
                .put("run", seen.run().value())
                .put("scenario", seen.scenario())
                .map();
    }
}
