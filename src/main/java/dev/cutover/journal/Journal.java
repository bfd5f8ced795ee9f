package dev.cutover.journal;

import dev.cutover.run.Event;
import dev.cutover.run.Fact;
import java.time.Instant;
import java.util.List;

/**
 * One run's journal as its runner writes it. Confined to the engine's thread, but for {@link #keep}.
 *
 * <p>Appended events are acknowledged by {@link #force} only; until then nothing may be done that relies on them.
 */
public interface Journal extends AutoCloseable {

    /**
     * Adds facts that were decided together to the record's end, under this runner's epoch. The events carry the given
     * instant, cut to microseconds, or that of the event before them if the clock went back.
     */
    List<Event> append(Instant at, String actor, List<Fact> facts);

    /**
     * Makes everything appended durable. Returns at once if nothing was appended.
     *
     * @throws JournalException if it cannot be made so, or if the lease was lost: the run must stop, and nothing may be
     *     tried again
     */
    void force();

    /**
     * Makes captured bytes durable. May be called from any thread.
     *
     * @return their SHA-256, in hex
     */
    String keep(byte[] content);

    /** Lets go of the run. */
    @Override
    void close();
}
