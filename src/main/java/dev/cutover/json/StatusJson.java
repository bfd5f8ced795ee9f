package dev.cutover.json;

import dev.cutover.journal.LeaseHolder;
import dev.cutover.json.definition.DefinitionJson;
import dev.cutover.query.RecordedRun;
import dev.cutover.query.RunnerStatus;
import dev.cutover.query.StatusSnapshot;
import dev.cutover.run.RunId;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.ledger.RunState;
import dev.cutover.words.RunNarrative;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The state of a run. State and expected end are two fields: a held run still has an expected end. */
public final class StatusJson {
    private StatusJson() {}

    public static JsonDocument of(StatusSnapshot statusSnapshot) {
        var state = statusSnapshot.state();
        var runbook = statusSnapshot.runNarrative().runbook();
        var document = head("status", statusSnapshot.run(), state)
                .put("epoch", state.epoch())
                .put("head", statusSnapshot.head())
                .put("at", state.lastAt())
                .put("now", statusSnapshot.now())
                .put("state", state.status().documentName())
                .put("plannedEnd", statusSnapshot.expected().plannedEnd())
                .put("expectedEnd", statusSnapshot.expected().expectedEnd());
        pinned(document, state.created());
        // Only a dry run has writes that were not made.
        WritesJson.of(state).ifPresent(writes -> document.put("wouldChange", writes));
        ClaimsJson.into(document, statusSnapshot.runView().claims());
        document.put("definition", DefinitionJson.of(runbook));
        document.put("rehearsal", state.isRehearsal())
                .put("createdAt", state.createdAt())
                .put("ended", ended(state))
                .put("remaining", RemainingTrafficJson.of(state))
                .put("held", held(statusSnapshot.runNarrative()))
                .put("frozen", frozen(state))
                .put("runner", runner(statusSnapshot))
                .put("unwatched", statusSnapshot.unwatched())
                .put("traffic", TrafficJson.of(state.traffic()))
                .put("criteria", CriteriaJson.of(statusSnapshot));
        people(document, statusSnapshot);
        return document.put(
                        "steps",
                        StepsJson.of(state, statusSnapshot.runNarrative().names()))
                .put("unsettled", UnsettledJson.of(state, runbook))
                .put("rollbacks", RollbacksJson.of(runbook, state))
                .put("wayBack", statusSnapshot.expected().rollback().map(RollbackMeterJson::of))
                .put("segments", RollbackMeterJson.segments(statusSnapshot))
                .put("stop", statusSnapshot.stop().map(StopJson::of))
                .put("trouble", statusSnapshot.trouble());
    }

    private static void people(JsonDocument document, StatusSnapshot statusSnapshot) {
        var state = statusSnapshot.state();
        document.put("questions", QuestionsJson.open(state.questions()))
                .put("waiting", QuestionsJson.waiting(statusSnapshot))
                .put("late", StepsJson.late(statusSnapshot))
                .put(
                        "pending",
                        PeopleJson.pending(state, statusSnapshot.runNarrative().names()))
                .put("inbox", InboxJson.of(statusSnapshot))
                .put("amendments", PeopleJson.amendments(state));
    }

    /** What every document about one run begins with. */
    static JsonDocument head(String kind, RecordedRun recordedRun) {
        return head(kind, recordedRun.run(), recordedRun.state());
    }

    private static JsonDocument head(String kind, RunId run, RunState state) {
        return JsonDocument.of(kind).put("run", run.value()).put("seq", state.seq());
    }

    /** Adds what a run was created with. */
    public static JsonDocument pinned(JsonDocument document, RunFact.Created created) {
        return document.put("runbook", created.pinned().runbook())
                .put("runbookFile", created.pinned().runbookFile())
                .put("environment", created.pinned().environment())
                .put("mode", created.mode())
                .put("scenario", created.scenario())
                .put("params", created.params())
                .put("pace", created.pace())
                .put("starts", created.starts())
                .put("by", created.by())
                .put("initiator", created.initiator());
    }

    /** How it ended; empty if it has not. */
    public static Optional<Map<String, Object>> ended(RunState state) {
        return state.ended()
                .map(ended -> new JsonFields()
                        .put("ending", ended.ending())
                        .put("why", ended.why())
                        .put("exceptions", ended.exceptions())
                        .map());
    }

    /** The freezes of ramps while people ask for a rollback. */
    public static List<Map<String, Object>> frozen(RunState state) {
        return state.requests().freezes().standing().stream()
                .map(frozen -> new JsonFields()
                        .put("scope", frozen.scope().values())
                        .put("by", frozen.by())
                        .put("until", frozen.until())
                        .map())
                .toList();
    }

    /** Who holds it; empty if nobody does. */
    public static Optional<Map<String, Object>> held(RunNarrative narrative) {
        return narrative
                .state()
                .held()
                .map(held -> new JsonFields()
                        .put("by", held.by())
                        .put("why", held.why())
                        .put("since", narrative.heldSince())
                        .map());
    }

    /** The command that takes up what the last runner left. */
    private static String next(RunState state) {
        return state.rollbacks().isAnyOpen() ? "rollback" : "resume";
    }

    private static Map<String, Object> runner(StatusSnapshot statusSnapshot) {
        var runnerStatus = statusSnapshot.runnerStatus();
        Optional<LeaseHolder> holder = runnerStatus.holder();
        return new JsonFields()
                .put("state", runnerStatus.state())
                .put("alive", runnerStatus.state() == RunnerStatus.State.RUNNING)
                .put("pid", holder.map(known -> known.runner().pid()))
                .put("host", holder.map(known -> known.runner().host()))
                .put("user", holder.map(known -> known.runner().user()))
                .put("since", holder.map(LeaseHolder::since))
                .put(
                        "next",
                        runnerStatus.isMissing()
                                ? List.of(
                                        "cutover",
                                        next(statusSnapshot.state()),
                                        statusSnapshot.run().value())
                                : null)
                .map();
    }
}
