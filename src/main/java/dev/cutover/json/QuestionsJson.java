package dev.cutover.json;

import dev.cutover.model.AnswerWord;
import dev.cutover.model.RoleId;
import dev.cutover.query.StatusSnapshot;
import dev.cutover.query.moment.RollCall;
import dev.cutover.run.Decision;
import dev.cutover.run.Question;
import dev.cutover.run.TaskProgress;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.ledger.QuestionLedger;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The open questions. */
public final class QuestionsJson {
    private QuestionsJson() {}

    /** Those that are open, in the order in which they were asked. */
    public static List<Map<String, Object>> open(QuestionLedger ledger) {
        return ledger.open().stream().map(QuestionsJson::one).toList();
    }

    private static Map<String, Object> one(QuestionLedger.Entry entry) {
        var question = entry.question();
        return new JsonFields()
                .put("id", question.id())
                .put("step", question.step().value())
                .put("attempt", question.attempt())
                .put("kind", question.kind())
                .put("prompt", question.inFull())
                .put("of", question.of().stream().map(RoleId::value).toList())
                .put(
                        "choices",
                        question.choices().stream().map(QuestionsJson::choice).toList())
                .put("asked", entry.asked())
                .put("saw", question.saw())
                .put(
                        "sights",
                        question.sights().stream().map(QuestionsJson::sight).toList())
                .put(
                        "escalated",
                        entry.standIns().stream().map(QuestionsJson::standIn).toList())
                .put("task", question.kind() == Question.Kind.TASK ? Optional.of(task(entry.task())) : Optional.empty())
                .map();
    }

    private static Map<String, Object> task(TaskProgress progress) {
        return new JsonFields()
                .put("state", progress.state().map(AnswerWord::word))
                .put("since", progress.since())
                .put("by", progress.last().map(Decision::owner))
                .put("insteadOf", progress.last().map(Decision::insteadOf).filter(other -> !other.isEmpty()))
                .put("why", progress.last().map(Decision::reason))
                .put(
                        "done",
                        progress.ticks().entrySet().stream()
                                .map(tick -> new JsonFields()
                                        .put("item", tick.getKey())
                                        .put("by", tick.getValue().by())
                                        .put("at", tick.getValue().at())
                                        .map())
                                .toList())
                .map();
    }

    /** The roll call. */
    static List<Map<String, Object>> waiting(StatusSnapshot statusSnapshot) {
        var state = statusSnapshot.state();
        return new RollCall(statusSnapshot.runNarrative().runbook(), state)
                .calls().stream().map(QuestionsJson::call).toList();
    }

    private static Map<String, Object> call(RollCall.Call call) {
        return new JsonFields()
                .put("step", call.step().value())
                .put("question", call.question().id())
                .put("kind", call.question().kind())
                .put(
                        "of",
                        call.question().of().stream().map(role -> role.value()).toList())
                .put("people", call.people())
                .put("missing", call.isMissing())
                .put("since", call.since())
                .put("by", call.given().map(RollCall.Given::by))
                .put("choice", call.given().map(RollCall.Given::choice))
                .put("validUntil", call.given().flatMap(RollCall.Given::until))
                .put("lapsed", call.lapsed().map(QuestionsJson::lapsed))
                .put("escalates", call.next().map(QuestionsJson::rung))
                .map();
    }

    private static Map<String, Object> lapsed(RollCall.Lapse lapse) {
        return new JsonFields().put("by", lapse.by()).put("why", lapse.why()).map();
    }

    private static Map<String, Object> rung(RollCall.Next next) {
        return new JsonFields()
                .put("to", next.rung())
                .put("people", next.people())
                .put("at", next.at())
                .map();
    }

    private static Map<String, Object> sight(Question.Basis basis) {
        return new JsonFields()
                .put("what", basis.what())
                .put("stands", basis.stands())
                .map();
    }

    private static Map<String, Object> standIn(PeopleFact.StandIn one) {
        return new JsonFields()
                .put("person", one.person())
                .put("role", one.role().value())
                .put("as", one.as())
                .map();
    }

    private static Map<String, Object> choice(Question.Option option) {
        return new JsonFields()
                .put("say", option.say())
                .put("does", option.does())
                .put("care", option.care())
                .map();
    }
}
