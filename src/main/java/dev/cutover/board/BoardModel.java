package dev.cutover.board;

import dev.cutover.model.Runbook;
import dev.cutover.model.StepId;
import dev.cutover.plan.PointOfNoReturnScope;
import dev.cutover.plan.rollback.RollbackPlanner;
import dev.cutover.query.Outlook;
import dev.cutover.query.moment.LateSteps;
import dev.cutover.query.moment.StepClock;
import dev.cutover.run.StepState;
import dev.cutover.run.ledger.RunState;
import dev.cutover.run.ledger.StepLedger;
import dev.cutover.words.DisplayNames;
import dev.cutover.words.RunNarrative;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The input of an overview. Immutable.
 *
 * @param pointsOfNoReturn those that the run has passed; worked out once for all panels
 * @param alone whether no process runs the run, which has not ended
 * @param clock by which steps and soaks are shown
 */
record BoardModel(
        RunNarrative runNarrative,
        Instant now,
        Outlook.Expected expected,
        PointOfNoReturnScope pointsOfNoReturn,
        boolean alone,
        StepClock clock) {

    /**
     * Of a moment.
     *
     * @param gone whether it is known that no process runs the run, although its record does not say so
     */
    static BoardModel of(RunNarrative runNarrative, Instant now, Outlook.Expected expected, boolean gone) {
        var state = runNarrative.state();
        boolean alone = state.ended().isEmpty() && (gone || (state.runner().isEmpty() && state.takenSeq() > 0));
        return new BoardModel(
                runNarrative,
                now,
                expected,
                new RollbackPlanner(runNarrative.runbook()).behind(state),
                alone,
                StepClock.of(runNarrative, now, alone));
    }

    List<LateSteps.Late> late() {
        return LateSteps.of(runbook(), state(), clock, now);
    }

    RunState state() {
        return runNarrative.state();
    }

    Runbook runbook() {
        return runNarrative.runbook();
    }

    DisplayNames names() {
        return runNarrative.names();
    }

    /** How long ago something was, in whole seconds. */
    Duration since(@Nullable Instant at) {
        return at == null || at.isAfter(now)
                ? Duration.ZERO
                : Duration.between(at, now).truncatedTo(ChronoUnit.SECONDS);
    }

    /** The steps under way, in the order in which they began. */
    List<StepLedger.Entry> running() {
        return state().steps().all().stream()
                .filter(entry -> entry.state() == StepState.STARTED)
                .toList();
    }

    boolean isAsked(StepId step) {
        return state().questions().open().stream()
                .anyMatch(entry -> entry.question().step().equals(step));
    }

    /** The expected duration of a step: as the runbook says, or the sum of its own soaks and waits. */
    Optional<Duration> expected(StepId id) {
        return names().step(id).flatMap(LateSteps::expected);
    }
}
