package dev.cutover.journal.sql;

import java.sql.SQLException;
import org.h2.api.ErrorCode;

/** The copy cannot be opened, perhaps because another process has it open. */
public final class UnopenedCopy extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean inUse;

    UnopenedCopy(SQLException why) {
        super(why.getMessage(), why);
        this.inUse = why.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1;
    }

    private UnopenedCopy(String why) {
        super(why);
        this.inUse = true;
    }

    static UnopenedCopy byAnother() {
        return new UnopenedCopy("another process has it open");
    }

    /** Whether this went wrong because another process has a database open. */
    public static boolean isInUse(Throwable trouble) {
        return trouble instanceof UnopenedCopy unopened && unopened.isInUse();
    }

    /** Whether another process has it open: it can be opened later. */
    public boolean isInUse() {
        return inUse;
    }
}
