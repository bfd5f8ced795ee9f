package dev.cutover.connector.jdbc.action;

import dev.cutover.connector.jdbc.session.SqlText;
import dev.cutover.spi.settings.DurationNotation;
import java.sql.SQLException;
import java.time.Duration;

/** A statement was ended by the limit of the settings. Has no SQL state: the limit is ours, not the database's. */
final class OverdueException extends SQLException {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 60;

    OverdueException(SqlText statement, Duration limit, SQLException cause) {
        super(
                "`" + start(statement.text().strip().replaceAll("\\s+", " ")) + "` was not done within "
                        + DurationNotation.text(limit) + " (another session may hold its rows)",
                cause);
    }

    private static String start(String statement) {
        return statement.length() <= LONGEST ? statement : statement.substring(0, LONGEST) + "…";
    }
}
