package dev.cutover.json.report;

import dev.cutover.json.JsonFields;
import dev.cutover.report.content.CriterionTrack;
import dev.cutover.report.content.CriterionTrack.TrackPoint;
import dev.cutover.report.content.SegmentRamp;
import dev.cutover.report.content.SegmentRamp.RampMark;
import dev.cutover.report.content.SegmentRamp.RampPoint;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** How traffic was moved, and the criteria meanwhile. */
final class RampsJson {
    private RampsJson() {}

    static Map<String, Object> ramp(SegmentRamp ramp) {
        return new JsonFields()
                .put("name", ramp.name())
                .put("traffic", ramp.traffic())
                .put("steps", ramp.steps())
                .put("from", ramp.from())
                .put("to", ramp.to())
                .put("origin", ramp.origin())
                .put("points", RowsJson.list(ramp.points(), RampsJson::point))
                .put("marks", RowsJson.list(ramp.marks(), RampsJson::mark))
                .put("criteria", RowsJson.list(ramp.criteria(), RampsJson::track))
                .map();
    }

    private static Map<String, Object> point(RampPoint point) {
        return new JsonFields()
                .put("at", point.at())
                .put("asked", point.asked())
                .put("settled", point.settled())
                .put("readBack", maybe(point.read()))
                .put("step", point.step())
                .put("outcome", point.outcome())
                .map();
    }

    /** Empty where nothing is known. */
    static Optional<Integer> maybe(OptionalInt share) {
        return share.isPresent() ? Optional.of(share.getAsInt()) : Optional.empty();
    }

    private static Optional<Double> maybe(OptionalDouble number) {
        return number.isPresent() ? Optional.of(number.getAsDouble()) : Optional.empty();
    }

    private static Map<String, Object> mark(RampMark mark) {
        return new JsonFields()
                .put("at", mark.at())
                .put("what", mark.what())
                .put("words", mark.words())
                .map();
    }

    private static Map<String, Object> track(CriterionTrack track) {
        return new JsonFields()
                .put("criterion", track.criterion())
                .put("title", track.title())
                .put("segment", track.segment())
                .put("threshold", track.threshold())
                .put("comparison", track.comparison())
                .put("bound", maybe(track.bound()))
                .put("upper", maybe(track.upper()))
                .put("unit", track.unit())
                .put("points", RowsJson.list(track.points(), RampsJson::sample))
                .put("left", track.left())
                .map();
    }

    private static Map<String, Object> sample(TrackPoint point) {
        return new JsonFields()
                .put("from", point.from())
                .put("until", point.until())
                .put("times", point.times())
                .put("verdict", point.verdict())
                .put("value", point.value())
                .put("least", point.least())
                .put("greatest", point.greatest())
                .put("shown", point.shown())
                .put("note", point.note())
                .map();
    }
}
