package dev.cutover.json;

import dev.cutover.query.RecordedRun;
import dev.cutover.query.RunListing;
import dev.cutover.query.RunnerStatus;
import dev.cutover.run.fact.RunFact;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All runs, the newest first, and apart from them all rehearsals. */
public final class RunsJson {
    private RunsJson() {}

    public static JsonDocument of(List<RunListing> runs) {
        return JsonDocument.of("runs").put("runs", only(runs, false)).put("rehearsals", only(runs, true));
    }

    private static List<Map<String, Object>> only(List<RunListing> runs, boolean rehearsals) {
        return runs.stream()
                .filter(run -> run.isRehearsal() == rehearsals)
                .map(RunsJson::one)
                .toList();
    }

    private static Map<String, Object> one(RunListing summary) {
        var state = summary.recorded().map(RecordedRun::state);
        var created = state.map(known -> known.created());
        return new JsonFields()
                .put("run", summary.run().value())
                .put("seq", state.map(known -> known.seq()))
                .put("state", state.map(known -> known.status().documentName()))
                .put("ending", state.flatMap(known -> known.ended()).map(RunFact.Ended::ending))
                .put("remaining", state.flatMap(RemainingTrafficJson::of))
                .put("overridden", state.map(RunListing::overridden))
                .put("runbook", created.map(known -> known.pinned().runbook()))
                .put("environment", created.map(known -> known.pinned().environment()))
                .put("mode", created.map(RunFact.Created::mode))
                .put("scenario", created.flatMap(RunFact.Created::scenario))
                .put("createdAt", state.flatMap(known -> known.createdAt()))
                .put("at", state.flatMap(known -> known.lastAt()))
                .put("runner", summary.carrier().map(RunnerStatus::state))
                .put("inbox", summary.inbox())
                .put("trouble", summary.trouble().isEmpty() ? Optional.empty() : summary.trouble())
                .map();
    }
}
