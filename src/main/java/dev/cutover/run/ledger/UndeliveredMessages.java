package dev.cutover.run.ledger;

import dev.cutover.model.StepId;
import dev.cutover.run.Effect;
import dev.cutover.run.StepState;
import java.util.ArrayList;
import java.util.List;

/**
 * The messages that were given up: the run went on without them. Stateless; the state it is given is not thread-safe.
 */
public final class UndeliveredMessages {
    private UndeliveredMessages() {}

    /**
     * One of them.
     *
     * @param step the step that sends it, or about whose question it is
     * @param rung whom the question was escalated to; empty if the message is the step's own
     */
    public record Message(StepId step, String rung, String why) {
        /** The step, and whom it was escalated to. */
        public String name() {
            return step + (rung.isEmpty() ? "" : " (to the " + rung + ")");
        }
    }

    /** Those of steps, each with the reason of its last attempt, then those about questions that nobody answered. */
    public static List<Message> of(RunState state) {
        var messages = new ArrayList<Message>();
        state.steps().all().stream()
                .filter(entry -> isUndelivered(entry, state))
                .forEach(entry -> messages.add(new Message(entry.step(), "", entry.why())));
        for (var unsent : state.questions().unsent()) {
            state.questions()
                    .of(unsent.question())
                    .ifPresent(entry ->
                            messages.add(new Message(entry.question().step(), unsent.rung(), unsent.detail())));
        }
        return messages;
    }

    /** Whether the step was to send a message that nobody received. */
    public static boolean isUndelivered(StepLedger.Entry entry, RunState state) {
        return entry.state() == StepState.SKIPPED
                && entry.cause() != null
                && state.effects().ofStep(entry.step()).stream()
                        .anyMatch(effect -> effect.effect().deed() instanceof Effect.Message);
    }
}
