package dev.cutover.journal.sql;

import dev.cutover.journal.RecordLine;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.h2.jdbcx.JdbcDataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * One open database. Plain JDBC, because the copy is made beside a run: loading JDBI's classes alone takes longer than
 * writing the rows of a thousand steps. Not thread-safe.
 */
final class JournalDatabase implements AutoCloseable {
    private static final String OWNER = "sa";
    /**
     * No trace file beside the database, and no hook of its own at the process's end: the follower closes it. Nothing
     * is compacted: rows are only added, so there is nothing to gain, and a background thread of H2 that reads a
     * damaged part of the file prints a stack trace and closes the database.
     */
    private static final String SETTINGS =
            ";TRACE_LEVEL_FILE=0;DB_CLOSE_ON_EXIT=FALSE;AUTO_COMPACT_FILL_RATE=0;MAX_COMPACT_TIME=0";

    private static final int BATCH = 2000;

    /** An event as it was recorded. */
    record Line(long seq, String json, String hash) {}

    private final Connection connection;
    private @Nullable Handle handle;

    private JournalDatabase(Connection connection) {
        this.connection = connection;
    }

    /** Opens the database of this name, or makes it, and brings its tables up to date. Throws what H2 throws. */
    static JournalDatabase file(Path name) {
        return new JournalDatabase(connect("file:" + checked(name) + SETTINGS));
    }

    /** One that nobody else sees and that is gone when it is closed. */
    static JournalDatabase memory() {
        return new JournalDatabase(connect("mem:"));
    }

    /** Opens the database of this name for reading; nothing of it changes. */
    static JournalDatabase readOnly(Path name) {
        return new JournalDatabase(connect("file:" + checked(name) + SETTINGS + ";ACCESS_MODE_DATA=r;IFEXISTS=TRUE"));
    }

    /** Everything after a semicolon would be a setting. */
    private static Path checked(Path name) {
        if (name.toString().contains(";")) {
            throw new BrokenCopy("H2 cannot take a path with a semicolon in it");
        }
        return name.toAbsolutePath();
    }

    private static Connection connect(String where) {
        var source = new JdbcDataSource();
        source.setURL("jdbc:h2:" + where);
        source.setUser(OWNER);
        try {
            return source.getConnection();
        } catch (SQLException e) {
            throw new UnopenedCopy(e);
        }
    }

    void migrate() {
        migrate(Migrations.count());
    }

    /** Brings the tables as far as a version did that had so many migrations. */
    void migrate(int upTo) {
        try {
            Migrations.apply(connection, upTo);
        } catch (SQLException e) {
            throw new BrokenCopy("its tables cannot be made: " + e.getMessage());
        }
    }

    /** How many migrations its tables have been through: fewer than there are, if an older version made it. */
    int migrations() {
        try {
            return Migrations.appliedTo(connection);
        } catch (SQLException e) {
            throw new BrokenCopy("its migrations cannot be read: " + e.getMessage());
        }
    }

    /** Adds lines that follow the last one it has. */
    void add(List<RecordLine> lines) {
        for (int from = 0; from < lines.size(); from += BATCH) {
            var batch = lines.subList(from, Math.min(from + BATCH, lines.size()));
            var recordRows = new RecordRows();
            batch.forEach(recordRows::add);
            write(recordRows);
        }
    }

    private void write(RecordRows recordRows) {
        try {
            Transaction.in(connection, () -> recordRows.writeTo(connection));
        } catch (SQLException e) {
            throw new BrokenCopy("rows cannot be added: " + e.getMessage());
        }
    }

    /**
     * Makes sure that every table has as many rows as these lines, which are all that it has, say. A process that died
     * may have left some out: H2 promises no more.
     *
     * @throws BrokenCopy if one has not
     */
    void requireAllOf(List<RecordLine> lines) {
        var recordRows = new RecordRows();
        lines.forEach(recordRows::add);
        recordRows.counts().forEach((table, expected) -> {
            int has = count(table);
            if (has != expected) {
                throw new BrokenCopy("table " + table + " has " + has + " of " + expected + " rows");
            }
        });
    }

    private int count(String table) {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from " + table)) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new BrokenCopy("table " + table + " cannot be read: " + e.getMessage());
        }
    }

    /** In order. */
    List<Line> lines() {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select seq, json, hash from event order by seq")) {
            var lines = new ArrayList<Line>();
            while (rows.next()) {
                lines.add(new Line(rows.getLong(1), rows.getString(2), rows.getString(3)));
            }
            return lines;
        } catch (SQLException e) {
            throw new BrokenCopy("its events cannot be read: " + e.getMessage());
        }
    }

    /** For questions. */
    Handle handle() {
        var open = handle;
        if (open == null) {
            open = Jdbi.open(connection);
            handle = open;
        }
        return open;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new BrokenCopy("it cannot be closed: " + e.getMessage());
        }
    }
}
