package dev.cutover.run.ledger.step;

import dev.cutover.run.AttemptNote;
import dev.cutover.run.StepState;
import dev.cutover.run.fact.StepFact;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a step that had been passed was before it was begun anew. Immutable.
 *
 * @param state how it had ended
 * @param cause why it had failed before it was left out; null if it had not
 * @param started when the attempt that counted began
 * @param ended when it ended
 * @param reopenedSeq the number of the event with which it was begun anew
 */
public record StepBeforeAgain(
        StepState state,
        StepFact.@Nullable FailureCause cause,
        String why,
        Map<String, String> outputs,
        Map<String, AttemptNote> notes,
        @Nullable Instant started,
        @Nullable Instant ended,
        long reopenedSeq) {}
