package dev.cutover.json.history;

import dev.cutover.history.figures.Drill;
import dev.cutover.history.figures.DrillTrend;
import dev.cutover.json.JsonFields;
import dev.cutover.json.RollbackClockJson;
import dev.cutover.json.Seconds;
import dev.cutover.plan.DurationRange;
import java.util.Map;

/** Rollbacks as drills. A time that was not measured is null. */
final class DrillsJson {
    private DrillsJson() {}

    static Map<String, Object> one(Drill drill) {
        var rollback = drill.rollback();
        var fields = new JsonFields()
                .put("run", drill.run().value())
                .put("rollback", rollback.number())
                .put("kind", drill.level())
                .put("scenario", drill.scenario())
                .put("scope", rollback.scope())
                .put("by", rollback.by())
                .put("reason", rollback.reason())
                .put("decided", rollback.decided());
        return RollbackClockJson.into(fields, rollback.clock())
                .put("windowSeconds", Seconds.of(rollback.window()))
                .put("withinWindow", rollback.clock().restore().map(took -> rollback.isInTime()))
                .put("ended", rollback.finished())
                .put("leftUndone", rollback.leftUndone())
                .map();
    }

    static Map<String, Object> trend(DrillTrend trend) {
        return new JsonFields()
                .put("time", trend.time().word())
                .put("inRealTime", trend.real())
                .put("last", trend.last().map(DrillsJson::range))
                .put("before", trend.before().map(DrillsJson::range))
                .map();
    }

    static Map<String, Object> range(DurationRange range) {
        return new JsonFields()
                .put("times", range.times())
                .put("leastSeconds", Seconds.of(range.least()))
                .put("medianSeconds", Seconds.of(range.median()))
                .put("mostSeconds", Seconds.of(range.most()))
                .map();
    }
}
