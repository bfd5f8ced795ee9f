package dev.cutover.rehearsal;

import dev.cutover.engine.RunListener;
import dev.cutover.engine.RunOptions;
import dev.cutover.engine.context.ConnectedSystems;
import dev.cutover.journal.Journal;
import dev.cutover.run.fact.Event;
import dev.cutover.secret.Secrets;
import dev.cutover.spi.RunClock;
import java.time.Instant;
import java.util.List;

/**
 * Prepares the run and the systems of a rehearsal. Implemented by {@code execution}. Called on the thread that plays
 * the rehearsal; need not be thread-safe.
 */
@FunctionalInterface
public interface RehearsalEnvironment {

    /**
     * Creates a run and connects its systems. To make the record reproducible, the creation depends only on the
     * scenario: it happens at {@code begins}, with the scenario's seed.
     *
     * @param begins the first instant of the run
     * @param starts the planned start {@code T}
     * @param clock the only clock that the systems may use
     * @throws dev.cutover.problem.ProblemException if the run cannot begin
     */
    Opened open(Instant begins, Instant starts, RunClock clock);

    /**
     * A run that was created.
     *
     * @param past its events so far; the first one is its creation
     * @param runOptions how it is run; the drills in it are replaced by those of the scenario
     * @param listener an additional listener, such as a display
     * @param closing closes the systems, then the journal
     */
    record Opened(
            Journal journal,
            List<Event> past,
            ConnectedSystems connectedSystems,
            Secrets secrets,
            RunOptions runOptions,
            RunListener listener,
            Runnable closing)
            implements AutoCloseable {
        public Opened {
            past = List.copyOf(past);
        }

        @Override
        public void close() {
            closing.run();
        }
    }
}
