package dev.cutover.connector.jdbc.session;

import dev.cutover.connector.jdbc.dialect.SqlDialect;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** The values of a statement, handed to its driver. Stateless. */
public final class BoundValues {
    private BoundValues() {}

    /** Sets each of them. */
    public static void set(PreparedStatement prepared, SqlText statement, SqlDialect dialect) throws SQLException {
        int place = 1;
        for (Object value : statement.values()) {
            if (value instanceof Long number) {
                prepared.setLong(place, number);
            } else {
                prepared.setString(place, value instanceof Boolean truth ? dialect.given(truth) : value.toString());
            }
            place++;
        }
    }
}
