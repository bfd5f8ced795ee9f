package dev.cutover.json.report;

import dev.cutover.json.JsonFields;
import dev.cutover.report.content.RollbackReport;
import dev.cutover.report.content.RollbackReport.RollbackTime;
import dev.cutover.report.content.RollbackReport.UndoneEffect;
import dev.cutover.report.content.TimeSpan;
import dev.cutover.report.content.TimelineRow;
import java.time.Duration;
import java.util.Map;

/** Steps, and rollbacks with theirs. */
final class StepsReportJson {
    private StepsReportJson() {}

    static Map<String, Object> step(TimelineRow row) {
        return new JsonFields()
                .put("phase", row.phase())
                .put("step", row.step())
                .put("title", row.title())
                .put("kind", row.kind())
                .put("people", row.people())
                .put("plannedStart", row.planned().map(TimeSpan::from))
                .put("plannedEnd", row.planned().map(TimeSpan::until))
                .put("began", row.actual().map(TimeSpan::from))
                .put("ended", row.actual().filter(span -> !row.underWay()).map(TimeSpan::until))
                .put("underWay", row.underWay())
                .put("waitedForPeopleSeconds", row.waited().toSeconds())
                .put("heldSeconds", row.held().toSeconds())
                .put("machineSeconds", row.worked().toSeconds())
                .put("lateSeconds", row.late().map(Duration::toSeconds))
                .put("state", row.state())
                .put("tone", row.tone())
                .put("attempts", row.attempts())
                .put("critical", row.critical())
                .put("why", row.why())
                .map();
    }

    static Map<String, Object> rollback(RollbackReport rollback) {
        return new JsonFields()
                .put("rollback", rollback.number())
                .put("scope", rollback.scope())
                .put("reason", rollback.reason())
                .put("impact", rollback.impact())
                .put("by", rollback.by())
                .put("role", rollback.role())
                .put("decided", rollback.decided())
                .put("fault", rollback.fault())
                .put("sign", rollback.sign())
                .put("windowSeconds", rollback.window().map(Duration::toSeconds))
                .put("within", rollback.within())
                .put("opened", rollback.opened().map(StepsReportJson::opened))
                .put("returned", rollback.returned())
                .put("restored", rollback.restored())
                .put("finished", rollback.finished())
                .put("takenOverBy", rollback.takenOverBy())
                .put("times", RowsJson.list(rollback.times(), StepsReportJson::time))
                .put("effects", RowsJson.list(rollback.effects(), StepsReportJson::effect))
                .put("steps", RowsJson.list(rollback.steps(), StepsReportJson::step))
                .put("leftUndone", rollback.leftUndone())
                .map();
    }

    private static Map<String, Object> opened(RollbackReport.Opening opening) {
        return new JsonFields()
                .put("outcome", opening.outcome())
                .put("words", opening.words())
                .map();
    }

    private static Map<String, Object> time(RollbackTime time) {
        return new JsonFields()
                .put("time", time.word())
                .put("means", time.means())
                .put("seconds", time.took().map(StepsReportJson::exact))
                .put("slackSeconds", time.slack().map(StepsReportJson::exact))
                .put("why", time.why())
                .map();
    }

    private static double exact(Duration span) {
        return span.toMillis() / 1000.0;
    }

    private static Map<String, Object> effect(UndoneEffect effect) {
        return new JsonFields()
                .put("at", effect.at())
                .put("step", effect.step())
                .put("what", effect.what())
                .put("undone", effect.undone())
                .put("how", effect.how())
                .map();
    }
}
