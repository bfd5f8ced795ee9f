package dev.cutover.connector.jdbc.action;

import dev.cutover.connector.jdbc.session.SqlFailure;

/** How a change ended. */
sealed interface ChangeEnd<T> {
    /** It is committed. */
    record Committed<T>(T made) implements ChangeEnd<T> {}

    /**
     * It was rolled back because what was made is not to stay.
     *
     * @param isWhole whether nothing is left of it
     */
    record RolledBack<T>(T made, boolean isWhole) implements ChangeEnd<T> {}

    /**
     * The database refused it, or could not be reached.
     *
     * @param changedNothing whether that is certain
     */
    record Refused<T>(SqlFailure failure, boolean changedNothing) implements ChangeEnd<T> {}

    /** The answer to the commit is missing. */
    record InDoubt<T>(SqlFailure failure) implements ChangeEnd<T> {}
}
