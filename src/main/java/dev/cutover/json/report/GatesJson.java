package dev.cutover.json.report;

import dev.cutover.json.JsonFields;
import dev.cutover.report.content.AmendmentRow;
import dev.cutover.report.content.DecisionRow;
import dev.cutover.report.content.GateReport;
import dev.cutover.report.content.GateReport.GateCall;
import java.util.Map;

/** What people said and decided. */
final class GatesJson {
    private GatesJson() {}

    static Map<String, Object> gate(GateReport gate) {
        return new JsonFields()
                .put("step", gate.step())
                .put("title", gate.title())
                .put("state", gate.state())
                .put("tone", gate.tone())
                .put("asked", gate.asked())
                .put("passed", gate.passed())
                .put("needs", gate.needs())
                .put("criteria", MeasuredJson.seen(gate.criteria()))
                .put("calls", RowsJson.list(gate.calls(), GatesJson::call))
                .map();
    }

    private static Map<String, Object> call(GateCall call) {
        return new JsonFields()
                .put("what", call.what())
                .put("asks", call.asks())
                .put("of", call.of())
                .put("who", call.who())
                .put("capacity", call.capacity())
                .put("said", call.said())
                .put("at", call.at())
                .put("reason", call.reason())
                .put("standing", call.standing())
                .put("tone", call.tone())
                .put("saw", MeasuredJson.seen(call.saw()))
                .map();
    }

    static Map<String, Object> amendment(AmendmentRow row) {
        return new JsonFields()
                .put("seq", row.seq())
                .put("at", row.at())
                .put("what", row.what())
                .put("before", row.before())
                .put("after", row.after())
                .put("by", row.by())
                .put("reason", row.reason())
                .put("impact", row.impact())
                .put("overrides", row.overrides())
                .map();
    }

    static Map<String, Object> decision(DecisionRow row) {
        return new JsonFields()
                .put("seq", row.seq())
                .put("at", row.at())
                .put("automatic", row.automatic())
                .put("who", row.who())
                .put("capacity", row.capacity())
                .put("about", row.about())
                .put("asked", row.asked())
                .put("choice", row.choice())
                .put("reason", row.reason())
                .put("impact", row.impact())
                .put("ticket", row.ticket())
                .put("lapsed", row.lapsed())
                .put("overrides", row.overrides())
                .put("signed", row.signed())
                .put("user", row.user())
                .put("saw", MeasuredJson.seen(row.saw()))
                .map();
    }
}
