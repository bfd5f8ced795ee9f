package dev.cutover.connector.jdbc.session;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Makes something of the row that a result stands at. Called on a thread of the session's own. */
@FunctionalInterface
public interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
}
