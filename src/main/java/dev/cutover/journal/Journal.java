package dev.cutover.journal;

import dev.cutover.journal.disk.JournalException;
import dev.cutover.problem.Problem;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.Fact;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One run's journal as its runner writes it. Confined to the engine's thread, but for {@link #keep}.
 *
 * <p>Appended events are acknowledged by {@link #force} only; until then nothing may rely on them.
 */
public interface Journal extends AutoCloseable {

    /**
     * Adds facts that were decided together to the record's end, under this runner's epoch. The events carry the given
     * instant, cut to microseconds, or that of the event before them if the clock went back.
     *
     * @return the events as a reader of the record will find them: whole numbers of free values have become
     *     {@code Long}, for one
     */
    List<Event> append(Instant at, String actor, List<Fact> facts);

    /**
     * Makes everything appended durable. Returns at once if there is nothing to force.
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

    /**
     * The same for bytes that come in pieces, of which one at a time is held. If the stream fails, nothing is kept. The
     * caller closes it. May be called from any thread.
     *
     * @throws IOException if the content cannot be read
     * @throws JournalException if it cannot be kept
     */
    default Kept keep(InputStream content) throws IOException {
        byte[] whole = content.readAllBytes();
        return new Kept(keep(whole), whole.length);
    }

    /**
     * Captured bytes that are durable.
     *
     * @param sha256 in hex
     * @param bytes how many they are
     */
    record Kept(String sha256, long bytes) {}

    /**
     * Why nothing more may be done forward; empty if it may. Asked after {@link #force} and before an effect: if the
     * disk is full, what was forced is durable, but the remaining space is for a halt and the rollback.
     */
    default Optional<Problem> shortage() {
        return Optional.empty();
    }

    /** The file that holds the run, for as long as it exists; empty if it does not. May be called from any thread. */
    default Optional<Path> holdFile() {
        return Optional.empty();
    }

    /**
     * Where the run may keep files for as long as a step is at work; the folder need not be there. Nothing in it is
     * part of the record. Empty if the journal has no such place. May be called from any thread.
     */
    default Optional<Path> workFolder() {
        return Optional.empty();
    }

    /** Notices about the journal itself since the last call, to be recorded as notes. */
    default List<String> notices() {
        return List.of();
    }

    /** Releases the run. What was appended and not forced is dropped. */
    @Override
    void close();
}
