package dev.cutover.bench;

import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * DuckDB as a peer, through JDBC, in a process of its own: a full join of two files by their key and a query for copies
 * a side. Prints what is missing on the left, what is missing on the right, what differs in a column, and the copies.
 */
public final class DuckDbJoin {
    private static final String READ = "read_csv('%s', header=true, all_varchar=true, allow_quoted_nulls=false)";

    private DuckDbJoin() {}

    public static void main(String[] args) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute("set memory_limit='" + args[2] + "'");
            statement.execute("set temp_directory='" + args[3] + "'");
            statement.execute("create view l as select * from " + READ.formatted(args[0]));
            statement.execute("create view r as select * from " + READ.formatted(args[1]));
            var counts = counts(statement, """
                    select count(*) filter (where l.order_id is null),
                           count(*) filter (where r.order_id is null),
                           count(distinct l.order_id) filter (where l.order_id is not null and r.order_id is not null
                               and (l.status, l.line_count, l.total, l.tax, l.region, l.lane, l.updated_at)
                               is distinct from
                               (r.status, r.line_count, r.total, r.tax, r.region, r.lane, r.updated_at))
                    from l full join r on l.order_id = r.order_id
                    """, 3);
            var copies = "select count(*) from (select order_id from %s group by order_id having count(*) > 1)";
            System.out.println(counts + " " + counts(statement, copies.formatted("l"), 1) + " "
                    + counts(statement, copies.formatted("r"), 1));
        }
    }

    private static String counts(Statement statement, String query, int columns) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            var text = new StringBuilder();
            for (int column = 1; column <= columns; column++) {
                text.append(column > 1 ? " " : "").append(rows.getLong(column));
            }
            return text.toString();
        }
    }
}
