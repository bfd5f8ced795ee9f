package dev.cutover.engine.announce;

import dev.cutover.engine.context.CallTools;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Messages;
import dev.cutover.spi.Outcome;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the system of the messages has answered last. Thread-safe: written by calls, read by the engine's thread. */
final class SystemAnswers {
    private volatile boolean canEdit = true;
    private volatile @Nullable Instant pausedUntil;
    private volatile String lastTry = "";

    boolean canEdit() {
        return canEdit;
    }

    @Nullable
    Instant pausedUntil() {
        return pausedUntil;
    }

    String lastTry() {
        return lastTry;
    }

    /** The pause is over. */
    void resume() {
        pausedUntil = null;
    }

    /** Tells an event, and those that are counted with it; nothing is noted of what is put off. */
    List<Fact> told(Delivery delivery, Messages.Message message, Told told, CallTools callTools)
            throws ConnectorException, InterruptedException {
        var outcome = delivery.send(message, callTools);
        lastTry = outcome instanceof Outcome.Succeeded ? "" : outcome.trouble();
        pausedUntil = delivery.pausedUntil(callTools).orElse(null);
        // Refused for now is not given up: it waits for its turn with all that comes meanwhile.
        return pausedUntil != null && Delivery.isRefused(outcome) ? List.of() : List.of(told.outcome(outcome));
    }

    List<Fact> shown(Delivery delivery, CallTools callTools) throws ConnectorException, InterruptedException {
        canEdit = delivery.show(callTools);
        pausedUntil = delivery.pausedUntil(callTools).orElse(null);
        return List.of();
    }

    /**
     * What a message tells.
     *
     * @param event the number of its event
     * @param others how many others are counted in it
     */
    record Told(long event, int others) {
        Fact outcome(Outcome outcome) {
            boolean sent = outcome instanceof Outcome.Succeeded;
            String detail = outcome instanceof Outcome.Succeeded done ? done.detail() : outcome.trouble();
            return new PeopleFact.Announced(event, others, sent, detail);
        }

        Fact lost(String why) {
            return new PeopleFact.Announced(event, others, false, why);
        }
    }
}
