package dev.cutover.journal.sql;

import java.sql.Connection;
import java.sql.SQLException;

/** Does several things with a database, or none of them. Stateless. */
public final class Transaction {
    private Transaction() {}

    /** What is done. */
    @FunctionalInterface
    public interface Deed {
        void run() throws SQLException;
    }

    /** Whatever goes wrong, nothing of it is done. */
    public static void in(Connection connection, Deed deed) throws SQLException {
        boolean done = false;
        connection.setAutoCommit(false);
        try {
            deed.run();
            connection.commit();
            done = true;
        } finally {
            if (!done) {
                connection.rollback();
            }
            connection.setAutoCommit(true);
        }
    }
}
