package dev.cutover.cli.json;

import dev.cutover.cli.reading.Standing;
import dev.cutover.model.Scope;
import dev.cutover.model.Segment;
import dev.cutover.model.Work;
import dev.cutover.plan.Experience;
import dev.cutover.plan.Lived;
import dev.cutover.plan.Meter;
import java.util.List;
import java.util.Map;

/** The way-back meter, of the whole run and of every segment that some step is about. */
final class MeterJson {
    private MeterJson() {}

    static Map<String, Object> of(Meter meter) {
        return fields(meter).map();
    }

    private static Fields fields(Meter meter) {
        return new Fields()
                .put("open", meter.isOpen())
                .put("anything", meter.anything())
                .put("restoreSeconds", meter.restore().map(Seconds::of))
                .put("undoSeconds", Seconds.of(meter.undo()))
                .put("notKnown", meter.guessed())
                .put("barred", meter.barred())
                .put("closesWith", meter.closes().map(closing -> closing.step().value()))
                .put("closesInSeconds", meter.closes().map(closing -> Seconds.of(closing.left())));
    }

    static List<Map<String, Object>> segments(Standing standing) {
        var book = standing.story().runbook();
        var state = standing.recorded().state();
        var past = new Experience(List.of(Lived.of(standing.recorded().events())));
        return book.steps()
                .filter(step -> step.work() instanceof Work.Shift
                        || !step.where().values().isEmpty())
                .map(step -> step.where())
                .distinct()
                .map(segment -> segment(segment, Meter.of(book, state, Scope.of(segment), past, standing.now())))
                .toList();
    }

    private static Map<String, Object> segment(Segment segment, Meter meter) {
        return fields(meter).put("segment", segment.values()).map();
    }
}
