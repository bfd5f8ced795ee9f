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
 * Where a rehearsal takes place. Whoever wires the tool builds it up: a run of its own, and systems that it acts on.
 * Called on the thread that plays the rehearsal; need not be thread-safe.
 */
@FunctionalInterface
public interface RehearsalEnvironment {

    /**
     * Begins a run and connects its systems. For a record that repeats itself, the run's creation holds nothing but
     * what the scenario says: it happens at {@code starts}, and its seed is the scenario's.
     *
     * @param starts the planned start {@code T}, and the first instant of the run
     * @param clock the only clock that the systems may ask
     * @throws dev.cutover.problem.ProblemException if the run cannot begin
     */
    Opened open(Instant starts, RunClock clock);

    /**
     * A run that has begun.
     *
     * @param past its events so far; the first one is its creation
     * @param runOptions how it is run; the scenario decides about drills
     * @param listener who is shown the run besides
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
