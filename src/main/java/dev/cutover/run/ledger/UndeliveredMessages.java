package dev.cutover.run.ledger;

import dev.cutover.model.Conduct.Occasion;
import dev.cutover.model.Runbook;
import dev.cutover.model.StepId;
import dev.cutover.run.Effect;
import dev.cutover.run.StepState;
import dev.cutover.text.Counted;
import java.util.ArrayList;
import java.util.List;

/**
 * The messages that were given up: the run went on without them. Stateless; the state it is given is not thread-safe.
 */
public final class UndeliveredMessages {
    private UndeliveredMessages() {}

    /** What is not told yet, and will be. */
    public enum Pending {
        NOTHING,
        QUESTIONS,
        END
    }

    /**
     * One of them.
     *
     * @param step the step that sends it, or about whose question it is; {@link StepId#NONE} if it is about the run
     *     itself
     * @param rung whom the question was escalated to; empty if the message is the step's own, or about the run
     * @param count how many of the run's messages it stands for; 1 for any other
     * @param pending what the next runner tells with it
     */
    public record Message(StepId step, String rung, String why, int count, Pending pending) {
        /** Whether it is about the run itself. */
        public boolean isOfRun() {
            return step.equals(StepId.NONE);
        }

        /** The step, and whom it was escalated to; or how many messages about the run. */
        public String name() {
            if (isOfRun()) {
                return switch (pending) {
                    case NOTHING -> Counted.of(count, "announcement");
                    case QUESTIONS -> Counted.of(count, "announcement") + ", so far";
                    case END -> "the announcement of the end, so far";
                };
            }
            return step + (rung.isEmpty() ? "" : " (to the " + rung + ")");
        }
    }

    /**
     * Whether the run's end was to be told, and nothing is known of the message: its runner died before it was told
     * what became of it, or none was there.
     *
     * @param runbook the runbook in force
     */
    public static boolean isEndUntold(RunState state, Runbook runbook) {
        return state.ended().isPresent()
                && state.questions().announced() < state.endedSeq()
                && isAnnounced(Occasion.END, state, runbook);
    }

    private static boolean isAnnounced(Occasion occasion, RunState state, Runbook runbook) {
        return !state.isDryRun()
                && state.created().only().isEmpty()
                && runbook.conduct().messages().announce().stream()
                        .anyMatch(announce -> announce.on().contains(occasion));
    }

    /** Questions that the last runner has left open and has not announced; while one is there, it is about to. */
    private static int untold(RunState state, Runbook runbook) {
        boolean waits = state.ended().isEmpty() && state.isLeft() && isAnnounced(Occasion.ASKED, state, runbook);
        return waits ? state.questions().untold() : 0;
    }

    /**
     * Those of steps, each with the reason of its last attempt, then those about questions that nobody answered, then
     * those about the run itself, counted together with the reason of the last one, and those about open questions and
     * about its end that were not sent yet.
     *
     * @param runbook the runbook in force
     */
    public static List<Message> of(RunState state, Runbook runbook) {
        var messages = new ArrayList<Message>();
        state.steps().all().stream()
                .filter(entry -> isUndelivered(entry, state))
                .forEach(entry -> messages.add(new Message(entry.step(), "", entry.why(), 1, Pending.NOTHING)));
        for (var unsent : state.questions().unsent()) {
            state.questions()
                    .of(unsent.question())
                    .ifPresent(entry -> messages.add(
                            new Message(entry.question().step(), unsent.rung(), unsent.detail(), 1, Pending.NOTHING)));
        }
        var unannounced = state.questions().unannounced();
        if (!unannounced.isEmpty()) {
            int count = unannounced.stream().mapToInt(one -> 1 + one.counted()).sum();
            String why = unannounced.get(unannounced.size() - 1).detail();
            messages.add(new Message(StepId.NONE, "", why, count, Pending.NOTHING));
        }
        int untold = untold(state, runbook);
        if (untold > 0) {
            messages.add(
                    new Message(StepId.NONE, "", "the next runner tells what is asked", untold, Pending.QUESTIONS));
        }
        if (isEndUntold(state, runbook)) {
            messages.add(
                    new Message(StepId.NONE, "", "nothing is known of it; `cutover resume` sends it", 1, Pending.END));
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
