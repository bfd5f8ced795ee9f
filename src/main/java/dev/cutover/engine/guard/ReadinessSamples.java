package dev.cutover.engine.guard;

import dev.cutover.engine.context.CallTools;
import dev.cutover.engine.context.ConnectedSystems;
import dev.cutover.engine.context.NextAction;
import dev.cutover.engine.context.StepContext;
import dev.cutover.model.Criterion;
import dev.cutover.model.Measure;
import dev.cutover.model.Runbook;
import dev.cutover.model.Segment;
import dev.cutover.model.StepId;
import dev.cutover.model.SystemId;
import dev.cutover.model.Verdict;
import dev.cutover.preflight.ParallelChecks;
import dev.cutover.preflight.Requirements;
import dev.cutover.preflight.SystemReport;
import dev.cutover.run.Sample;
import dev.cutover.spi.Metrics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * The criterion that asks whether systems are ready: how many are not. It is about whole systems, so its segment does
 * not matter.
 */
final class ReadinessSamples {
    /** Of the whole call; each system has a third of it, so that the call itself is never the one that is late. */
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private ReadinessSamples() {}

    static NextAction call(Criterion criterion, Segment segment, Measure.Check check, StepContext stepContext) {
        var runbook = stepContext.runbook();
        var values = stepContext.environment().values();
        var connectedSystems = stepContext.systems();
        return new NextAction.Call(
                StepId.NONE,
                0,
                criterion.id().value(),
                LIMIT,
                callTools -> SampleJudge.taken(
                        sample(criterion, segment, examined(check, runbook, values, connectedSystems, callTools))),
                trouble -> SampleJudge.taken(SampleJudge.noData(criterion, segment, trouble.why())));
    }

    private static List<SystemReport> examined(
            Measure.Check check,
            Runbook runbook,
            Map<String, String> values,
            ConnectedSystems connectedSystems,
            CallTools callTools)
            throws InterruptedException {
        var time =
                Duration.between(callTools.clock().now(), callTools.deadline()).dividedBy(3);
        var parallelChecks = new ParallelChecks(callTools.clock(), callTools.checkWorkers(), time);
        return parallelChecks.of(
                intended(check, runbook, connectedSystems),
                connectedSystems.connectors(),
                Requirements.of(runbook, values));
    }

    private static List<SystemId> intended(Measure.Check check, Runbook runbook, ConnectedSystems connectedSystems) {
        return check.systems().isEmpty()
                ? runbook.inventory().systems().keySet().stream()
                        .filter(connectedSystems.connectors()::containsKey)
                        .toList()
                : check.systems();
    }

    private static Sample sample(Criterion criterion, Segment segment, List<SystemReport> examined) {
        var wanting = examined.stream().filter(one -> !one.isReady()).toList();
        var value = new Metrics.Measurement.Value(wanting.size(), examined.size());
        var sample = SampleJudge.judge(criterion, segment, OptionalDouble.empty(), value);
        if (wanting.isEmpty() || sample.verdict() == Verdict.NO_DATA) {
            return sample;
        }
        String who = wanting.stream().map(ReadinessSamples::words).collect(Collectors.joining("; "));
        return sample.withNote(sample.note() + " (" + who + ")");
    }

    private static String words(SystemReport one) {
        boolean known = one.standing() == SystemReport.Standing.NOT_READY;
        return one.system() + (known ? " is not ready: " : " is unknown: ") + one.why();
    }
}
