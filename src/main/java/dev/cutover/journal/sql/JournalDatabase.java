package dev.cutover.journal.sql;

import dev.cutover.journal.RecordLine;
import dev.cutover.run.RunId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.h2.jdbcx.JdbcDataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * One open database with the records of one run or of several. Plain JDBC for what is written, because the copy is made
 * beside a run: loading JDBI's classes alone takes longer than writing the rows of a thousand steps. Throws
 * {@link BrokenCopy} if the database is not as it must be, and {@link UnopenedCopy} if it cannot be opened. Not
 * thread-safe.
 */
public final class JournalDatabase implements AutoCloseable {
    private static final String OWNER = "sa";
    /** Has the right to see the views for people, and no other. */
    private static final String READER = "reader";

    private static final String READ_ONLY = ";ACCESS_MODE_DATA=r;IFEXISTS=TRUE";
    /** Rows are handed on as they are found, where that is possible: a result may be larger than the memory. */
    private static final String READER_SETTINGS = ";SCHEMA=ASK;TIME ZONE=UTC;LAZY_QUERY_EXECUTION=1";
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
    private final OutlineReader outlines;
    private int migrations = Migrations.count();
    private @Nullable Handle handle;

    private JournalDatabase(Connection connection, OutlineReader outlines) {
        this.connection = connection;
        this.outlines = outlines;
    }

    /**
     * Opens the database of this name, or makes it. Its tables are as they were: {@link #migrate()} brings them up to
     * date.
     *
     * @param name the file without H2's extension
     * @param outlines reads the runbooks of the runs that are added
     */
    public static JournalDatabase file(Path name, OutlineReader outlines) {
        return new JournalDatabase(connection(name), outlines);
    }

    /** One that nobody else sees and that is gone when it is closed, without tables. */
    public static JournalDatabase memory(OutlineReader outlines) {
        return new JournalDatabase(connect("mem:", OWNER), outlines);
    }

    /** The same under a name, by which a reader of this process finds it. */
    static JournalDatabase memory(String name, OutlineReader outlines) {
        return new JournalDatabase(connect("mem:" + name, OWNER), outlines);
    }

    /** Opens the database of this name for reading; nothing of it changes. */
    public static JournalDatabase readOnly(Path name) {
        return new JournalDatabase(readOnlyConnection(name), OutlineReader.NONE);
    }

    /** The database of this name, or a new one, for tables beside those of the records. */
    public static Connection connection(Path name) {
        return connect("file:" + checked(name) + SETTINGS, OWNER);
    }

    /** The same for reading; nothing of it changes. */
    public static Connection readOnlyConnection(Path name) {
        return connect("file:" + checked(name) + SETTINGS + READ_ONLY, OWNER);
    }

    /** What a reader may have of the database of this name, which this process has open for reading. */
    static Connection reader(Path name) {
        return connect("file:" + checked(name) + READ_ONLY + READER_SETTINGS, READER);
    }

    /** What a reader may have of a database in the memory of this process. */
    static Connection reader(String name) {
        return connect("mem:" + name + ";IFEXISTS=TRUE" + READER_SETTINGS, READER);
    }

    /** Everything after a semicolon would be a setting. */
    private static Path checked(Path name) {
        if (name.toString().contains(";")) {
            throw new BrokenCopy("H2 cannot take a path with a semicolon in it");
        }
        return name.toAbsolutePath();
    }

    private static Connection connect(String where, String user) {
        var source = new JdbcDataSource();
        source.setURL("jdbc:h2:" + where);
        source.setUser(user);
        try {
            return source.getConnection();
        } catch (SQLException e) {
            throw new UnopenedCopy(e);
        }
    }

    /** Brings the tables up to date. */
    public void migrate() {
        migrate(Migrations.count());
    }

    /** Brings the tables as far as a version did that had so many migrations. */
    void migrate(int upTo) {
        try {
            Migrations.apply(connection, upTo);
            migrations = upTo;
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

    /** Whether this version, or an older one, made its tables; false if another version or build did. */
    boolean hasKnownTables() {
        try {
            return Migrations.isKnown(connection);
        } catch (SQLException e) {
            throw new BrokenCopy("its migrations cannot be read: " + e.getMessage());
        }
    }

    /** Whether this version has made all of it: its tables, and what was read of the runbook. */
    boolean isOfThisVersion(RecordLine first, String readBy) {
        try {
            return migrations() == Migrations.count() && readBy(first).equals(Optional.of(readBy));
        } catch (SQLException e) {
            throw new BrokenCopy("it cannot be read: " + e.getMessage());
        }
    }

    /** Adds lines that follow the last one it has of their run. */
    public void add(List<RecordLine> lines) {
        add(lines, Portion.WHOLE);
    }

    /** Adds rows of lines, of which it has none in this portion. */
    public void add(List<RecordLine> lines, Portion portion) {
        for (int from = 0; from < lines.size(); from += BATCH) {
            var batch = lines.subList(from, Math.min(from + BATCH, lines.size()));
            var recordRows = new RecordRows(portion.core() ? outlines : OutlineReader.NONE);
            batch.forEach(recordRows::add);
            write(() -> recordRows.writeTo(connection, migrations, portion));
        }
    }

    /** Remembers how far a record goes, for where its events are left out. */
    public void noteLast(RecordLine last) {
        write(() -> {
            try (var row =
                    connection.prepareStatement("merge into record_end (run, seq, hash) key (run) values (?, ?, ?)")) {
                row.setString(1, last.event().run().value());
                row.setLong(2, last.event().seq());
                row.setString(3, last.hash());
                row.executeUpdate();
            }
        });
    }

    private void write(Transaction.Deed deed) {
        try {
            Transaction.in(connection, deed);
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
        var recordRows = new RecordRows(OutlineReader.NONE);
        lines.forEach(recordRows::add);
        var counts = recordRows.counts();
        // What the runbook says is not read for this: it would be parsed again at each opening.
        DetailTable.ofOutline().forEach(table -> counts.remove(table.table()));
        counts.forEach((table, expected) -> {
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

    /** Whether it has these lines of one run and no more, and all that this version makes of them. */
    boolean isComplete(List<RecordLine> lines, String readBy) {
        try {
            return endsWith(lines.get(lines.size() - 1)) && isOfThisVersion(lines.get(0), readBy);
        } catch (SQLException e) {
            throw new BrokenCopy("it cannot be read: " + e.getMessage());
        }
    }

    private boolean endsWith(RecordLine last) throws SQLException {
        try (var statement = connection.prepareStatement(
                "select (select max(seq) from event), (select hash from event where seq = ? and run = ?)")) {
            statement.setLong(1, last.event().seq());
            statement.setString(2, last.event().run().value());
            var rows = statement.executeQuery();
            return rows.next()
                    && rows.getLong(1) == last.event().seq()
                    && last.hash().equals(rows.getString(2));
        }
    }

    /** Takes out everything of a run. */
    public void remove(RunId run) {
        try {
            Transaction.in(connection, () -> {
                removeFrom(RecordRows.tables(), run);
                removeFrom(List.of("record_end"), run);
            });
        } catch (SQLException e) {
            throw new BrokenCopy("run " + run + " cannot be taken out: " + e.getMessage());
        }
    }

    private void removeFrom(Iterable<String> tables, RunId run) throws SQLException {
        for (String table : tables) {
            try (var statement = connection.prepareStatement("delete from " + table + " where run = ?")) {
                statement.setString(1, run.value());
                statement.executeUpdate();
            }
        }
    }

    private Optional<String> readBy(RecordLine first) throws SQLException {
        try (var statement = connection.prepareStatement("select read_by from outline where run = ?")) {
            statement.setString(1, first.event().run().value());
            var rows = statement.executeQuery();
            return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
        }
    }

    /** Why the runbook of a run that it has could not be read; empty if all could. */
    Optional<String> outlineTrouble() {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select trouble from outline where trouble is not null")) {
            return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
        } catch (SQLException e) {
            throw new BrokenCopy("it cannot be read: " + e.getMessage());
        }
    }

    /** For questions. */
    public Handle handle() {
        var open = handle;
        if (open == null) {
            open = Jdbi.open(connection);
            handle = open;
        }
        return open;
    }

    /** What went wrong, in a line: H2 adds the statement on further lines, and announces it on the first. */
    public static String firstLine(Throwable trouble) {
        return String.valueOf(trouble.getMessage())
                .lines()
                .findFirst()
                .map(line -> line.replaceFirst("; SQL statement:$", ""))
                .orElse(trouble.getClass().getSimpleName());
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
