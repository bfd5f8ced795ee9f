package dev.cutover.query.moment;

import dev.cutover.model.Phase;
import dev.cutover.model.Runbook;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.plan.StepDuration;
import dev.cutover.run.StepState;
import dev.cutover.run.ledger.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The steps that are late: those that run longer than expected, and the first of a phase that was planned to have
 * begun. Stateless and thread-safe.
 */
public final class LateSteps {
    private static final Duration TOLERANCE = Duration.ofMinutes(1);

    private LateSteps() {}

    /**
     * A step that is late.
     *
     * @param begun whether it has begun; then it should have ended
     * @param planned when it should have begun, or ended
     */
    public record Late(StepId step, Duration by, boolean begun, Instant planned) {}

    /** In the order of the runbook; none of a run that has ended. */
    public static List<Late> of(Runbook runbook, RunState state, StepClock clock, Instant now) {
        var late = new ArrayList<Late>();
        if (state.ended().isPresent()) {
            return late;
        }
        for (var phase : runbook.phases()) {
            phase.steps().forEach(step -> running(step, state, clock).ifPresent(late::add));
            notBegun(phase, state, now).ifPresent(late::add);
        }
        return late;
    }

    /** The expected duration of a step: as the runbook says, or the sum of its own soaks and waits. */
    public static Optional<Duration> expected(Step step) {
        return step.policy().expected().or(() -> StepDuration.own(step.work()));
    }

    private static Optional<Late> running(Step step, RunState state, StepClock clock) {
        var entry = state.steps().of(step.id());
        return entry.state() != StepState.STARTED
                ? Optional.empty()
                : expected(step)
                        .map(time -> clock.since(entry.began()).minus(time))
                        .filter(by -> !by.isNegative() && !by.isZero())
                        .map(by -> new Late(step.id(), by, true, clock.at().minus(by)));
    }

    private static Optional<Late> notBegun(Phase phase, RunState state, Instant now) {
        boolean begun = phase.steps().stream()
                .anyMatch(step -> state.steps().of(step.id()).state() != StepState.PENDING);
        return begun || phase.steps().isEmpty()
                ? Optional.empty()
                : phase.starts()
                        .map(time -> Duration.between(time.at(state.created().starts()), now))
                        .filter(by -> by.compareTo(TOLERANCE) >= 0)
                        .map(by -> new Late(phase.steps().get(0).id(), by, false, now.minus(by)));
    }
}
