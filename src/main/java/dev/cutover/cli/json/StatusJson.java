package dev.cutover.cli.json;

import dev.cutover.cli.reading.Carrier;
import dev.cutover.cli.reading.Recorded;
import dev.cutover.cli.reading.Standing;
import dev.cutover.journal.LeaseHolder;
import dev.cutover.run.fact.RunFact;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a run stands. State and expected end are two fields: a run that is held has an expected end still. */
public final class StatusJson {
    private StatusJson() {}

    public static JsonDocument of(Standing standing) {
        var recorded = standing.recorded();
        var state = recorded.state();
        var document = head("status", recorded)
                .put("epoch", state.epoch())
                .put("head", recorded.head())
                .put("at", state.lastAt())
                .put("now", standing.now())
                .put("state", state.status().documentName())
                .put("plannedEnd", standing.expected().plannedEnd())
                .put("expectedEnd", standing.expected().expectedEnd());
        pinned(document, state.created());
        // Only a dry run has it: elsewhere there is nothing that would have been.
        WritesJson.of(state).ifPresent(writes -> document.put("wouldChange", writes));
        return document.put("createdAt", state.createdAt())
                .put("ended", state.ended().map(StatusJson::ended))
                .put("held", state.held().map(held -> by(held.by(), held.why())))
                .put("runner", runner(standing.carrier(), recorded))
                .put("traffic", TrafficJson.of(state.traffic()))
                .put("criteria", CriteriaJson.of(state, standing.runNarrative().runbook()))
                .put("questions", QuestionsJson.open(state.questions()))
                .put(
                        "pending",
                        PeopleJson.pending(state, standing.runNarrative().names()))
                .put("amendments", PeopleJson.amendments(state))
                .put("steps", StepsJson.of(state, standing.runNarrative().names()))
                .put("unsettled", UnsettledJson.of(state))
                .put("rollbacks", RollbacksJson.of(state.rollbacks()))
                .put("wayBack", standing.expected().wayBack().map(MeterJson::of))
                .put("segments", MeterJson.segments(standing))
                .put("trouble", standing.trouble());
    }

    /** What every document about one run begins with. */
    static JsonDocument head(String kind, Recorded recorded) {
        return JsonDocument.of(kind)
                .put("run", recorded.run().value())
                .put("seq", recorded.state().seq());
    }

    private static void pinned(JsonDocument document, RunFact.Created created) {
        document.put("runbook", created.pinned().runbook())
                .put("runbookFile", created.pinned().runbookFile())
                .put("environment", created.pinned().environment())
                .put("mode", created.mode())
                .put("params", created.params())
                .put("pace", created.pace())
                .put("starts", created.starts())
                .put("by", created.by())
                .put("initiator", created.initiator());
    }

    private static Map<String, Object> ended(RunFact.Ended ended) {
        return new Fields()
                .put("ending", ended.ending())
                .put("why", ended.why())
                .put("exceptions", ended.exceptions())
                .map();
    }

    private static Map<String, Object> by(String by, String why) {
        return new Fields().put("by", by).put("why", why).map();
    }

    private static Map<String, Object> runner(Carrier carrier, Recorded recorded) {
        Optional<LeaseHolder> holder = carrier.holder();
        return new Fields()
                .put("state", carrier.state())
                .put("alive", carrier.state() == Carrier.State.RUNNING)
                .put("pid", holder.map(known -> known.runner().pid()))
                .put("host", holder.map(known -> known.runner().host()))
                .put("user", holder.map(known -> known.runner().user()))
                .put("since", holder.map(LeaseHolder::since))
                .put(
                        "next",
                        carrier.isMissing()
                                ? List.of("cutover", "resume", recorded.run().value())
                                : null)
                .map();
    }
}
