package dev.cutover.json;

import dev.cutover.query.moment.StopPreview;
import java.util.Map;

/** What remains if people stop a run now. */
final class StopJson {
    private StopJson() {}

    static Map<String, Object> of(StopPreview stopPreview) {
        return new JsonFields()
                .put(
                        "traffic",
                        stopPreview.traffic().stream().map(StopJson::share).toList())
                .put(
                        "effects",
                        stopPreview.effects().stream().map(StopJson::deed).toList())
                .put("watch", stopPreview.watch())
                .put("rollback", stopPreview.rollbackMeter().map(RollbackMeterJson::of))
                .put("windowSeconds", stopPreview.window().map(Seconds::of))
                .put("decides", stopPreview.decides())
                .put(
                        "helps",
                        stopPreview.helps().stream()
                                .map(helper -> new JsonFields()
                                        .put("people", helper.people())
                                        .put("step", helper.step().value())
                                        .put("what", helper.what())
                                        .map())
                                .toList())
                .put("lost", stopPreview.lost())
                .put(
                        "pointsOfNoReturn",
                        stopPreview.points().stream()
                                .map(point -> new JsonFields()
                                        .put("step", point.step().value())
                                        .put("passed", point.passed())
                                        .put("loses", point.loses())
                                        .map())
                                .toList())
                .map();
    }

    private static Map<String, Object> share(StopPreview.Share share) {
        return new JsonFields()
                .put("traffic", share.traffic())
                .put("segment", share.segment().values())
                .put("basisPoints", share.weight().basisPoints())
                .put("certain", share.certain())
                .map();
    }

    private static Map<String, Object> deed(StopPreview.Deed deed) {
        return new JsonFields()
                .put("step", deed.step().value())
                .put("what", deed.what())
                .put("certain", deed.certain())
                .put("noUndo", deed.kept())
                .map();
    }
}
