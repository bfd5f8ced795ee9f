package dev.cutover.journal.sql;

import java.sql.SQLException;

/** The copy cannot be opened, perhaps because another process has it open. */
final class UnopenedCopy extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnopenedCopy(SQLException why) {
        super(why.getMessage(), why);
    }
}
