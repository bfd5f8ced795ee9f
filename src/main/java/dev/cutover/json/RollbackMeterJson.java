package dev.cutover.json;

import dev.cutover.model.Scope;
import dev.cutover.model.Segment;
import dev.cutover.model.Work;
import dev.cutover.plan.Experience;
import dev.cutover.plan.rollback.PlannedPhase;
import dev.cutover.plan.rollback.RollbackMeter;
import dev.cutover.query.StatusSnapshot;
import java.util.List;
import java.util.Map;

/** The rollback meter, of the whole run and of every segment that some step is about. */
public final class RollbackMeterJson {
    private RollbackMeterJson() {}

    public static Map<String, Object> of(RollbackMeter rollbackMeter) {
        return fields(rollbackMeter).map();
    }

    private static JsonFields fields(RollbackMeter rollbackMeter) {
        return new JsonFields()
                .put("open", rollbackMeter.isOpen())
                .put("anything", rollbackMeter.anything())
                .put("restoreSeconds", rollbackMeter.restore().map(Seconds::of))
                .put(
                        "openSeconds",
                        rollbackMeter.schedule().of(PlannedPhase.OPEN).whole().map(Seconds::of))
                .put("openedByHand", rollbackMeter.schedule().openedByHand())
                .put("undoSeconds", Seconds.of(rollbackMeter.undo()))
                .put("notKnown", rollbackMeter.guessed())
                .put("barred", rollbackMeter.barred())
                .put(
                        "closesWith",
                        rollbackMeter.closes().map(closing -> closing.step().value()))
                .put("closesInSeconds", rollbackMeter.closes().map(closing -> Seconds.of(closing.left())));
    }

    static List<Map<String, Object>> segments(StatusSnapshot statusSnapshot) {
        var book = statusSnapshot.runNarrative().runbook();
        var state = statusSnapshot.state();
        var past = new Experience(List.of(statusSnapshot.runView().durations()));
        return book.steps()
                .filter(step -> step.work() instanceof Work.Shift
                        || !step.where().values().isEmpty())
                .map(step -> step.where())
                .distinct()
                .map(segment ->
                        segment(segment, RollbackMeter.of(book, state, Scope.of(segment), past, statusSnapshot.now())))
                .toList();
    }

    private static Map<String, Object> segment(Segment segment, RollbackMeter rollbackMeter) {
        return fields(rollbackMeter).put("segment", segment.values()).map();
    }
}
