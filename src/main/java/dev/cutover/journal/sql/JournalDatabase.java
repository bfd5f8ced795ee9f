package dev.cutover.journal.sql;

import dev.cutover.journal.RecordLine;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.h2.jdbcx.JdbcDataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;

/** One open database. Not thread-safe. */
final class JournalDatabase implements AutoCloseable {
    private static final String OWNER = "sa";
    /** No trace file beside the database, and no hook of its own at the process's end: the follower closes it. */
    private static final String SETTINGS = ";TRACE_LEVEL_FILE=0;DB_CLOSE_ON_EXIT=FALSE";

    private static final int BATCH = 2000;

    private final Handle handle;

    private JournalDatabase(Handle handle) {
        this.handle = handle;
    }

    /** Opens the database of this name, or makes it, and brings its tables up to date. Throws what H2 throws. */
    static JournalDatabase file(Path name) {
        return new JournalDatabase(connect("file:" + checked(name) + SETTINGS, OWNER));
    }

    /** One that nobody else sees and that is gone when it is closed. */
    static JournalDatabase memory() {
        return named("mem:");
    }

    /** One that others of this process can connect to, if it has a name. */
    static JournalDatabase named(String where) {
        return new JournalDatabase(connect(where, OWNER));
    }

    /** Opens the database of this name for reading; nothing of it changes. */
    static JournalDatabase readOnly(Path name) {
        return new JournalDatabase(
                connect("file:" + checked(name) + SETTINGS + ";ACCESS_MODE_DATA=r;IFEXISTS=TRUE", OWNER));
    }

    /** Everything after a semicolon would be a setting. */
    private static Path checked(Path name) {
        if (name.toString().contains(";")) {
            throw new BrokenCopy("H2 cannot take a path with a semicolon in it");
        }
        return name.toAbsolutePath();
    }

    static Handle connect(String where, String user) {
        var source = new JdbcDataSource();
        source.setURL("jdbc:h2:" + where);
        source.setUser(user);
        return Jdbi.create(source).installPlugin(new SqlObjectPlugin()).open();
    }

    void migrate() {
        try {
            Migrations.apply(handle);
        } catch (SQLException e) {
            throw new BrokenCopy("its tables cannot be made: " + e.getMessage());
        }
    }

    /** Adds lines that follow the last one it has. */
    void add(List<RecordLine> lines) {
        for (int from = 0; from < lines.size(); from += BATCH) {
            var batch = lines.subList(from, Math.min(from + BATCH, lines.size()));
            var rows = new Rows();
            batch.forEach(rows::add);
            write(rows);
        }
    }

    private void write(Rows rows) {
        try {
            handle.useTransaction(transaction -> rows.writeTo(transaction.getConnection()));
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
        var rows = new Rows();
        lines.forEach(rows::add);
        rows.counts().forEach((table, expected) -> {
            int has = handle.createQuery("select count(*) from " + table)
                    .mapTo(Integer.class)
                    .one();
            if (has != expected) {
                throw new BrokenCopy("table " + table + " has " + has + " of " + expected + " rows");
            }
        });
    }

    /** In order. */
    List<CopyDao.Line> lines() {
        return handle.attach(CopyDao.class).lines();
    }

    Handle handle() {
        return handle;
    }

    @Override
    public void close() {
        handle.close();
    }
}
