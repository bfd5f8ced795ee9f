package dev.cutover.journal.sql.ask;

import dev.cutover.journal.sql.ask.RefusedStatement.Unknown;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.h2.api.ErrorCode;

/** What H2 says of a statement, in the words of this tool. Stateless. */
final class StatementTrouble {
    private static final Pattern NAMED = Pattern.compile("^(?:Table|Column|Schema) \"([^\"]+)\"");
    private static final Pattern SYNTAX = Pattern.compile("^Syntax error in SQL statement \"(.*)\"", Pattern.DOTALL);
    private static final String MARK = "[*]";

    private StatementTrouble() {}

    static RefusedStatement of(SQLException trouble, ReadingStatement statement) {
        String said = said(trouble);
        return switch (trouble.getErrorCode()) {
            case ErrorCode.TABLE_OR_VIEW_NOT_FOUND_1,
                    ErrorCode.TABLE_OR_VIEW_NOT_FOUND_WITH_CANDIDATES_2,
                    ErrorCode.TABLE_OR_VIEW_NOT_FOUND_DATABASE_EMPTY_1,
                    ErrorCode.SCHEMA_NOT_FOUND_1 -> unknown(Unknown.Kind.VIEW, "there is no view ", said, statement);
            case ErrorCode.COLUMN_NOT_FOUND_1 -> unknown(Unknown.Kind.COLUMN, "there is no column ", said, statement);
            case ErrorCode.SYNTAX_ERROR_1, ErrorCode.SYNTAX_ERROR_2 -> syntax(said, statement);
            case ErrorCode.PARAMETER_NOT_SET_1 ->
                RefusedStatement.at(
                        statement.positionOf("?"), "nothing is known for the ? in it; write the value itself");
            case ErrorCode.ADMIN_RIGHTS_REQUIRED, ErrorCode.NOT_ENOUGH_RIGHTS_FOR_1, ErrorCode.DATABASE_IS_READ_ONLY ->
                RefusedStatement.because("it may only read the views, and nothing outside the database");
            case ErrorCode.OUT_OF_MEMORY ->
                RefusedStatement.because(
                        "its result needs more memory than there is; ask for less, with where or limit");
            default -> RefusedStatement.because("H2 says: " + said);
        };
    }

    private static RefusedStatement unknown(Unknown.Kind kind, String words, String said, ReadingStatement statement) {
        var named = NAMED.matcher(said);
        if (!named.find()) {
            return RefusedStatement.because("H2 says: " + said);
        }
        String full = named.group(1);
        String name = full.substring(full.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return RefusedStatement.unknown(new Unknown(kind, name), statement.positionOf(name), words + "'" + name + "'");
    }

    /** What H2 would expect instead is a list of signs that nobody means. */
    private static RefusedStatement syntax(String said, ReadingStatement asked) {
        var statement = SYNTAX.matcher(said);
        Optional<Integer> position = statement.find()
                ? Optional.of(statement.group(1).indexOf(MARK)).filter(at -> at >= 0)
                : Optional.empty();
        boolean atEnd = position.filter(at -> at < asked.text().length()).isEmpty();
        return RefusedStatement.at(position, atEnd ? "it is not finished" : "it is not SQL from here on");
    }

    /** Without the statement and the number behind it. */
    private static String said(SQLException trouble) {
        String message = String.valueOf(trouble.getMessage());
        int statement = message.indexOf("; SQL statement:");
        return statement < 0 ? message : message.substring(0, statement);
    }
}
