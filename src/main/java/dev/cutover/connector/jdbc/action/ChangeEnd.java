package dev.cutover.connector.jdbc.action;

import dev.cutover.connector.jdbc.session.SqlFailure;
import java.util.Optional;

/** How a change ended. */
sealed interface ChangeEnd<T> {
    /** It is committed. */
    record Committed<T>(T made) implements ChangeEnd<T> {
        @Override
        public Optional<T> result() {
            return Optional.of(made);
        }
    }

    /**
     * It was rolled back because what was made is not to stay.
     *
     * @param isWhole whether nothing is left of it
     */
    record RolledBack<T>(T made, boolean isWhole) implements ChangeEnd<T> {
        @Override
        public Optional<T> result() {
            return Optional.of(made);
        }
    }

    /**
     * The database refused it, or could not be reached.
     *
     * @param changedNothing whether that is certain
     */
    record Refused<T>(SqlFailure failure, boolean changedNothing) implements ChangeEnd<T> {
        @Override
        public Optional<T> result() {
            return Optional.empty();
        }
    }

    /** The answer to the commit is missing. */
    record InDoubt<T>(SqlFailure failure) implements ChangeEnd<T> {
        @Override
        public Optional<T> result() {
            return Optional.empty();
        }
    }

    /** What was made, whether it stayed or not; empty if something went wrong. */
    Optional<T> result();
}
