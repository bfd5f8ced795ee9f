package dev.cutover.connector.jdbc.action;

import dev.cutover.connector.jdbc.dialect.SqlDialect;
import dev.cutover.connector.jdbc.session.SqlTemplate;
import dev.cutover.spi.operation.PlaceCheck;
import dev.cutover.spi.settings.SettingsReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A statement of an operation, and how many rows it has to change. Immutable. */
record StatementSpec(SqlTemplate sql, ExpectedRows rows) {
    private static final Set<String> OF_TRANSACTIONS =
            Set.of("begin", "start", "commit", "rollback", "savepoint", "release", "end", "abort", "xa");

    /** All statements of an operation; the settings reader collects the mistakes. */
    static List<StatementSpec> readAll(SettingsReader operation, PlaceCheck places, SqlDialect dialect) {
        var all = new ArrayList<StatementSpec>();
        for (var settings : operation.tableList("statements")) {
            settings.require("sql", "write the statement: { sql: \"update … where id = {id}\", rows: 1 }");
            var rows = settings.written("rows", ExpectedRows.EXPECTED, ExpectedRows::parse)
                    .orElse(ExpectedRows.ANY);
            SqlTemplate.read(settings, "sql", places, dialect).ifPresent(sql -> {
                if (OF_TRANSACTIONS.contains(sql.firstWord())) {
                    settings.wrong("sql", "begins or ends a transaction: all statements of an operation are one");
                }
                all.add(new StatementSpec(sql, rows));
            });
        }
        return all;
    }

    boolean commitsByItself(SqlDialect dialect) {
        return dialect.commitsByItself(sql.firstWord());
    }
}
