package dev.cutover.connector.jdbc.action;

import java.sql.SQLException;

/** What is done in one transaction. Called on a thread of the session's own. */
interface Change<T> {

    /**
     * Makes it.
     *
     * @throws SQLException if the database refuses it: then all of it is rolled back
     */
    T make(ChangeSession session) throws SQLException;

    /** Whether what was made is to stay. */
    boolean isKept(T made);
}
