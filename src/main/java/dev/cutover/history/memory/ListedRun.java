package dev.cutover.history.memory;

import dev.cutover.plan.rollback.RemainingTraffic;
import dev.cutover.query.RecordedRun;
import dev.cutover.run.RunId;
import dev.cutover.run.StepState;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.run.ledger.RunState;
import dev.cutover.run.ledger.RunStatus;
import java.util.function.Supplier;

/** What a list of runs says of one, as its record tells it. */
public record ListedRun(RunId run, RunOrigin origin, RunProgress progress) {

    /** Reads the run's runbook only where the record does not say all. */
    public static ListedRun of(RecordedRun recordedRun, RunbookDefinitions definitions) {
        return of(recordedRun, () -> definitions.of(recordedRun.state().created()));
    }

    static ListedRun of(RecordedRun recordedRun, Supplier<RunbookDefinitions.Known> pinned) {
        var state = recordedRun.state();
        var progress = new RunProgress(
                state.seq(),
                state.lastAt(),
                state.status(),
                state.ended().map(RunFact.Ended::ending),
                overridden(state),
                isStoppedByNo(state),
                LoneReconciliation.of(state),
                LeftTraffic.of(RemainingTraffic.atTheEnd(() -> pinned.get().runbook(), state)),
                recordedRun.trouble().orElse(""),
                RunFigures.of(recordedRun, pinned));
        return new ListedRun(recordedRun.run(), RunOrigin.of(recordedRun.run(), state), progress);
    }

    /** The number of overrides: steps that were overridden, and amendments that turned red into green. */
    private static int overridden(RunState state) {
        long steps = state.steps().all().stream()
                .filter(step -> step.state() == StepState.SUCCEEDED && step.how() == StepFact.How.OVERRIDDEN)
                .count();
        long marks =
                state.amendments().stream().filter(RunFact.Amended::overrides).count();
        return Math.toIntExact(steps + marks);
    }

    /** Whether it stands still because somebody said no, and nothing has failed. */
    private static boolean isStoppedByNo(RunState state) {
        var failed = state.steps().all().stream()
                .filter(step -> step.state() == StepState.FAILED)
                .toList();
        return state.status() == RunStatus.HALTED
                && !failed.isEmpty()
                && failed.stream().allMatch(step -> step.cause() == StepFact.FailureCause.DECLINED);
    }
}
