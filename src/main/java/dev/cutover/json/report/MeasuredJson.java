package dev.cutover.json.report;

import dev.cutover.json.JsonFields;
import dev.cutover.report.content.Promise;
import dev.cutover.report.content.RedSamples;
import dev.cutover.report.content.RedSamples.RedStretch;
import dev.cutover.report.content.SeenCriterion;
import java.util.List;
import java.util.Map;

/** What was measured. */
final class MeasuredJson {
    private MeasuredJson() {}

    static Map<String, Object> promise(Promise promise) {
        return new JsonFields()
                .put("criterion", promise.criterion())
                .put("title", promise.title())
                .put("owner", promise.owner())
                .put("segment", promise.segment())
                .put("threshold", promise.threshold())
                .put("pinned", promise.pinned())
                .put("baseline", promise.baseline())
                .put("last", promise.last())
                .put("lastAt", promise.lastAt())
                .put("standing", promise.standing().words())
                .put("watched", promise.watched())
                .put("worst", promise.worst())
                .put("worstAt", promise.worstAt())
                .put("samples", promise.samples())
                .put("red", promise.red())
                .put("noData", promise.noData())
                .map();
    }

    static Map<String, Object> red(RedSamples samples) {
        return new JsonFields()
                .put("red", samples.red())
                .put("noData", samples.noData())
                .put("merged", samples.merged())
                .put("rows", RowsJson.list(samples.rows(), MeasuredJson::stretch))
                .map();
    }

    private static Map<String, Object> stretch(RedStretch row) {
        return new JsonFields()
                .put("seq", row.seq())
                .put("from", row.from())
                .put("until", row.until())
                .put("times", row.times())
                .put("criterion", row.criterion())
                .put("segment", row.segment())
                .put("verdict", row.verdict())
                .put("value", row.value())
                .put("threshold", row.threshold())
                .put("note", row.note())
                .map();
    }

    static List<Map<String, Object>> seen(List<SeenCriterion> seen) {
        return RowsJson.list(seen, MeasuredJson::one);
    }

    private static Map<String, Object> one(SeenCriterion seen) {
        return new JsonFields()
                .put("criterion", seen.criterion())
                .put("segment", seen.segment())
                .put("threshold", seen.threshold())
                .put("value", seen.value())
                .put("verdict", seen.verdict())
                .put("at", seen.at())
                .put("ageSeconds", seen.age().toSeconds())
                .map();
    }
}
