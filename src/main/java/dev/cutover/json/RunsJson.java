package dev.cutover.json;

import dev.cutover.history.RunListing;
import dev.cutover.history.memory.LeftTraffic;
import dev.cutover.history.memory.ListedRun;
import dev.cutover.history.memory.LoneReconciliation;
import dev.cutover.history.memory.RunFigures;
import dev.cutover.history.memory.RunOrigin;
import dev.cutover.history.memory.RunProgress;
import dev.cutover.model.RoleId;
import dev.cutover.model.StepId;
import dev.cutover.query.RunnerStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** All runs, the newest first, and apart from them all rehearsals and all reconciliations on their own. */
public final class RunsJson {
    private RunsJson() {}

    public static JsonDocument of(List<RunListing> runs) {
        return JsonDocument.of("runs")
                .put("runs", only(runs, run -> !run.isRehearsal() && !run.isReconciliation()))
                .put("rehearsals", only(runs, RunListing::isRehearsal))
                .put("reconciliations", only(runs, RunListing::isReconciliation));
    }

    private static List<Map<String, Object>> only(List<RunListing> runs, Predicate<RunListing> which) {
        return runs.stream().filter(which).map(RunsJson::one).toList();
    }

    private static Map<String, Object> one(RunListing summary) {
        var origin = summary.recorded().map(ListedRun::origin);
        var progress = summary.recorded().map(ListedRun::progress);
        var figures = progress.map(RunProgress::figures);
        var alone = progress.flatMap(RunProgress::alone);
        return new JsonFields()
                .put("run", summary.run().value())
                .put("seq", progress.map(RunProgress::seq))
                .put("state", progress.map(known -> known.status().documentName()))
                .put("ending", progress.flatMap(RunProgress::ending))
                .put("remaining", progress.flatMap(RunProgress::remaining).map(RunsJson::remaining))
                .put("overridden", progress.map(RunProgress::overridden))
                .put("runbook", origin.map(RunOrigin::runbook))
                .put("environment", origin.map(RunOrigin::environment))
                .put("mode", origin.map(RunOrigin::mode))
                .put("scenario", origin.flatMap(RunOrigin::scenario))
                .put("verdict", alone.map(one -> one.verdict().toString()))
                .put("why", alone.map(LoneReconciliation::why).filter(why -> !why.isEmpty()))
                .put("only", origin.flatMap(RunOrigin::only).map(StepId::value))
                .put("createdAt", origin.map(RunOrigin::created))
                .put("at", progress.flatMap(RunProgress::at))
                .put("runner", summary.carrier().map(RunnerStatus::state))
                .put("inbox", summary.inbox())
                .put("steps", figures.map(RunsJson::steps))
                .put("ended", figures.flatMap(RunFigures::ended))
                .put("lastedSeconds", figures.map(known -> Seconds.of(known.lasted())))
                .put(
                        "waitingFor",
                        figures.map(known ->
                                known.waits().stream().map(RunsJson::wait).toList()))
                .put("drift", figures.map(RunFigures::drifted))
                .put("played", figures.flatMap(RunFigures::played))
                .put("trouble", summary.trouble().isEmpty() ? Optional.empty() : summary.trouble())
                .map();
    }

    private static Map<String, Object> remaining(LeftTraffic left) {
        return new JsonFields()
                .put("text", left.text())
                .put("back", left.back())
                .put("stays", left.stays().stream().map(RunsJson::key).toList())
                .map();
    }

    private static Map<String, Object> key(LeftTraffic.Key key) {
        return new JsonFields()
                .put("traffic", key.traffic())
                .put("segment", key.segment())
                .put("basisPoints", key.basisPoints())
                .put("certain", key.certain())
                .map();
    }

    private static Map<String, Object> steps(RunFigures figures) {
        return new JsonFields()
                .put("done", figures.done())
                .put("of", figures.steps())
                .map();
    }

    private static Map<String, Object> wait(RunFigures.Wait wait) {
        return new JsonFields()
                .put("step", wait.step().value())
                .put("since", wait.since())
                .put("of", wait.of().stream().map(RoleId::value).toList())
                .put("people", wait.people())
                .map();
    }
}
