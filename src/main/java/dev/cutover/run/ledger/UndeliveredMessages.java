package dev.cutover.run.ledger;

import dev.cutover.run.Effect;
import dev.cutover.run.StepState;
import java.util.List;

/**
 * The messages that were given up: the run went on without them. Stateless; the state it is given is not thread-safe.
 */
public final class UndeliveredMessages {
    private UndeliveredMessages() {}

    /** Their steps, each with the reason of its last attempt. */
    public static List<StepLedger.Entry> of(RunState state) {
        return state.steps().all().stream()
                .filter(entry -> entry.state() == StepState.SKIPPED && entry.cause() != null)
                .filter(entry -> state.effects().ofStep(entry.step()).stream()
                        .anyMatch(effect -> effect.effect().deed() instanceof Effect.Message))
                .toList();
    }
}
