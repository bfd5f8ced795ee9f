package dev.cutover.plan;

import dev.cutover.model.Runbook;
import dev.cutover.model.Step;
import dev.cutover.run.StepState;
import dev.cutover.run.ledger.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The steps that should have begun or ended by now, as the runbook plans them. Stateless. */
public final class LateSteps {
    /** Less is not worth a word. */
    private static final Duration SLACK = Duration.ofMinutes(1);

    private LateSteps() {}

    /**
     * A step that is late.
     *
     * @param begun whether it has begun; then it should have ended
     * @param planned when it should have begun, or ended
     */
    public record Late(Step step, boolean begun, Instant planned, Duration by) {}

    /** Those of an open run, in the order of the runbook; none once it has ended. */
    public static List<Late> of(Runbook runbook, RunState state, Instant now) {
        if (state.ended().isPresent()) {
            return List.of();
        }
        var starts = state.created().starts();
        return Timeline.planned(runbook).slots().stream()
                .sorted((one, other) -> Integer.compare(one.number(), other.number()))
                .flatMap(slot -> late(slot, state, starts, now).stream())
                .toList();
    }

    private static Optional<Late> late(Timeline.Slot slot, RunState state, Instant starts, Instant now) {
        var at = state.steps().of(slot.step().id()).state();
        boolean begun = at == StepState.STARTED || at == StepState.FAILED;
        if (!begun && at != StepState.PENDING) {
            return Optional.empty();
        }
        var planned = starts.plus(begun ? slot.ends() : slot.begins());
        var by = Duration.between(planned, now);
        return by.compareTo(SLACK) < 0 ? Optional.empty() : Optional.of(new Late(slot.step(), begun, planned, by));
    }
}
