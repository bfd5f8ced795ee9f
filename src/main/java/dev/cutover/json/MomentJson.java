package dev.cutover.json;

import dev.cutover.query.StatusSnapshot;
import dev.cutover.query.moment.LateSteps;
import dev.cutover.query.moment.RollCall;
import dev.cutover.query.moment.StepClock;
import java.util.List;
import java.util.Map;

/** Who is waited for, and what is late. */
final class MomentJson {
    private MomentJson() {}

    static List<Map<String, Object>> waiting(StatusSnapshot statusSnapshot) {
        var state = statusSnapshot.recordedRun().state();
        return new RollCall(statusSnapshot.runNarrative().runbook(), state)
                .calls().stream().map(MomentJson::call).toList();
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
                .put("lapsed", call.lapsed().map(MomentJson::lapse))
                .put("escalates", call.next().map(MomentJson::next))
                .map();
    }

    private static Map<String, Object> lapse(RollCall.Lapse lapse) {
        return new JsonFields().put("by", lapse.by()).put("why", lapse.why()).map();
    }

    private static Map<String, Object> next(RollCall.Next next) {
        return new JsonFields()
                .put("to", next.rung())
                .put("people", next.people())
                .put("at", next.at())
                .map();
    }

    static List<Map<String, Object>> late(StatusSnapshot statusSnapshot) {
        var narrative = statusSnapshot.runNarrative();
        var state = statusSnapshot.recordedRun().state();
        boolean alone = state.ended().isEmpty() && statusSnapshot.isAlone();
        var clock = StepClock.of(narrative, statusSnapshot.now(), alone);
        return LateSteps.of(narrative.runbook(), state, clock, statusSnapshot.now()).stream()
                .map(late -> new JsonFields()
                        .put("step", late.step().value())
                        .put("bySeconds", Seconds.of(late.by()))
                        .map())
                .toList();
    }
}
