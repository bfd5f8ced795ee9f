package dev.cutover.connector.jdbc.action;

import dev.cutover.connector.jdbc.session.SqlText;
import dev.cutover.spi.Finding;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Looks what became of a call, once no session works on it any more. Changes nothing.
 *
 * @param query the read-back's, if there is one
 */
record ReadBackLook(ActionSpec spec, String key, Optional<SqlText> query) implements Change<Finding> {

    @Override
    public boolean isKept(Finding made) {
        return false;
    }

    /**
     * A key that is there proves the call; one that is not there proves that it was not done, unless the query differs.
     */
    @Override
    public Finding make(ChangeSession session) throws SQLException {
        session.lock(key);
        if (spec.key().isEmpty()) {
            return asked(session);
        }
        if (CallChange.isThere(session, spec.key().get(), key)) {
            return Finding.DONE;
        }
        return asked(session) == Finding.DONE ? Finding.UNKNOWN : Finding.NOT_DONE;
    }

    private Finding asked(ChangeSession session) throws SQLException {
        if (query.isEmpty() || spec.readBack().isEmpty()) {
            return Finding.UNKNOWN;
        }
        var rows = session.rows(query.get(), 2);
        return rows.size() == 1 ? spec.readBack().get().finding(rows.get(0).first()) : Finding.UNKNOWN;
    }
}
