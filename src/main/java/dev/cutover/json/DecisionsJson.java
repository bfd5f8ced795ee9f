package dev.cutover.json;

import dev.cutover.query.DecisionLog;
import dev.cutover.query.RecordedRun;
import dev.cutover.query.ShownDecision;
import dev.cutover.run.Question;
import dev.cutover.run.Sample;
import dev.cutover.run.TaskReport;
import java.util.Map;
import java.util.Optional;

/** The log of decisions, and one of them with all that stood behind it. */
public final class DecisionsJson {
    private DecisionsJson() {}

    public static JsonDocument of(RecordedRun recordedRun) {
        return StatusJson.head("decisions", recordedRun)
                .put(
                        "decisions",
                        DecisionLog.of(recordedRun).stream()
                                .map(entry -> one(entry, recordedRun).map())
                                .toList());
    }

    public static JsonDocument of(RecordedRun recordedRun, ShownDecision shown) {
        var question = shown.entry().question();
        return StatusJson.head("decision", recordedRun)
                .put(
                        "decision",
                        one(shown.entry(), recordedRun)
                                .put("asked", question.map(Question::prompt))
                                .put(
                                        "options",
                                        question.map(asked -> asked.choices().stream()
                                                .map(DecisionsJson::option)
                                                .toList()))
                                .put(
                                        "basis",
                                        question.map(asked -> asked.sights().stream()
                                                .map(DecisionsJson::basis)
                                                .toList()))
                                .put("digest", question.map(Question::digest))
                                .put(
                                        "criteria",
                                        shown.criteria().stream()
                                                .map(seen -> criterion(seen.sample())
                                                        .put("at", seen.at())
                                                        .put(
                                                                "ageSeconds",
                                                                seen.age().toSeconds())
                                                        .map())
                                                .toList())
                                .map());
    }

    private static Map<String, Object> option(Question.Option option) {
        return new JsonFields()
                .put("say", option.say())
                .put("does", option.does())
                .map();
    }

    private static Map<String, Object> basis(Question.Basis basis) {
        return new JsonFields()
                .put("what", basis.what())
                .put("stands", basis.stands())
                .map();
    }

    private static JsonFields criterion(Sample sample) {
        return new JsonFields()
                .put("criterion", sample.criterion().value())
                .put("segment", sample.segment().values())
                .put("verdict", sample.verdict())
                .put("value", sample.value());
    }

    private static JsonFields one(DecisionLog.Entry entry, RecordedRun recordedRun) {
        var decision = entry.decision();
        return new JsonFields()
                .put("run", recordedRun.run().value())
                .put("seq", entry.seq())
                .put("at", entry.at())
                .put("automatic", entry.automatic())
                .put("question", decision.question())
                .put("owner", decision.owner())
                .put(
                        "instead-of",
                        decision.insteadOf().isEmpty() ? Optional.empty() : Optional.of(decision.insteadOf()))
                .put("role", decision.role().value())
                .put("about", entry.about())
                .put("subject", decision.subject())
                .put("choice", decision.choice())
                .put("reason", decision.reason())
                .put("impact", decision.impact())
                .put("ticket", entry.ticket().isEmpty() ? Optional.empty() : Optional.of(entry.ticket()))
                .put("began", decision.report().flatMap(TaskReport::began))
                .put("ended", decision.report().flatMap(TaskReport::ended))
                .put("stood-in-as", decision.standIn())
                .put("saw", decision.saw())
                .put("signature", decision.signature())
                .put("via", decision.via())
                .put("user", decision.user())
                .put("lapsed", entry.lapsed());
    }
}
