package dev.cutover.connector.jdbc.session;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a driver's exception says, and what it leaves open. Immutable. */
public record SqlFailure(Throwable cause) {
    private static final int LONGEST = 300;
    private static final int CLASS = 2;
    private static final int READ_ONLY_SERVER = 1290;
    private static final int WRONG_NOTATION = 1064;
    private static final int OUT_OF_TIME = 1969;
    private static final String CANCELLED = "57014";

    /** Classes of errors after which nobody knows what the server did: of connections, operators, the system. */
    private static final Set<String> WITHOUT_ANSWER = Set.of("08", "25", "53", "57", "58", "XX");

    /** Errors that a database answers a commit with after it has rolled back: of constraints, and of other sessions. */
    private static final Set<String> ROLLED_BACK = Set.of("23", "40", "P0");

    private static final String COMPLETION_UNKNOWN = "40003";
    private static final Set<String> TRANSACTION_ABORTED = Set.of("25P02", "25006");
    private static final Set<String> REPEATABLE = Set.of("40001", "40P01");

    /** Whether nothing is left of the transaction, if this was the answer to its commit. */
    public boolean provesRollback() {
        String state = state();
        return TRANSACTION_ABORTED.contains(state)
                || (!state.equals(COMPLETION_UNKNOWN) && ROLLED_BACK.contains(group(state)));
    }

    /** Whether the database itself refused the statement, and the connection still stood. */
    public boolean isAnswer() {
        return !state().isEmpty() && !WITHOUT_ANSWER.contains(group(state()));
    }

    /** Whether a statement was ended because its time was over: the driver ended it, or had the server do so. */
    public boolean isOutOfTime() {
        return cause instanceof SQLException sql
                && (CANCELLED.equals(state())
                        || sql.getErrorCode() == OUT_OF_TIME
                        || sql instanceof SQLTimeoutException);
    }

    /** Whether a statement is wrong for this database, or may not be asked by this user. */
    public boolean isRefusedStatement() {
        boolean isNotation = cause instanceof SQLException sql && sql.getErrorCode() == WRONG_NOTATION;
        return group(state()).equals("42") && !isNotation;
    }

    /** Whether the login was refused. */
    public boolean isRefusedLogin() {
        return group(state()).equals("28");
    }

    /** What a driver says, in one line: the rest of it may be the whole statement. */
    public String words(UnaryOperator<String> mask) {
        String message = cause.getMessage() == null
                ? cause.getClass().getSimpleName()
                : mask.apply(cause.getMessage()).strip().lines().findFirst().orElse("");
        String told = message.length() > LONGEST ? message.substring(0, LONGEST) + "…" : message;
        return state().isEmpty() ? told : "the database says: " + told + " (SQL state " + state() + ")" + meaning();
    }

    private String meaning() {
        if (REPEATABLE.contains(state())) {
            return "; another session was in the way, the step may be repeated";
        }
        boolean isReadOnly = state().equals("25006")
                || (cause instanceof SQLException sql && sql.getErrorCode() == READ_ONLY_SERVER);
        return isReadOnly
                ? "; this server only reads: it may be a standby, or no longer the primary; name the servers that it"
                        + " fails over to under host"
                : "";
    }

    private String state() {
        @Nullable String state = cause instanceof SQLException sql ? sql.getSQLState() : null;
        return state == null ? "" : state;
    }

    private static String group(String state) {
        return state.length() < CLASS ? state : state.substring(0, CLASS);
    }
}
