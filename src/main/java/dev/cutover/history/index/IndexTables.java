package dev.cutover.history.index;

import dev.cutover.history.memory.RememberedDefinition;
import dev.cutover.journal.RecordLine;
import dev.cutover.journal.sql.Bulk;
import dev.cutover.journal.sql.JournalDatabase;
import dev.cutover.journal.sql.Transaction;
import dev.cutover.run.RunId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The open index. Plain JDBC: loading JDBI's classes takes longer than all that is asked of it. Not thread-safe. */
final class IndexTables implements AutoCloseable {
    /** Raised whenever what is remembered of a run changes its form or its meaning: an older index is made anew. */
    static final int VERSION = 4;

    private final Connection connection;

    /** What one run has in it. */
    record Row(String run, String stamp, String definition, String content) {}

    /**
     * How much of a record its rows stand for.
     *
     * @param stamp of the record, and of the version that has written the rows
     * @param head the hash of the last line
     * @param bulk the rows it has besides those that every question may be about
     * @param trouble why it cannot be read; empty if it can
     */
    record RecordMark(RunId run, String stamp, long seq, String head, Set<Bulk> bulk, String trouble) {

        /** Whether the lines begin with those that it stands for, as this version would write them. */
        boolean isBeginningOf(String newStamp, List<RecordLine> lines) {
            return version(stamp).equals(version(newStamp))
                    && seq > 0
                    && seq <= lines.size()
                    && lines.get((int) seq - 1).hash().equals(head);
        }

        private static String version(String stamp) {
            return stamp.substring(stamp.lastIndexOf(' ') + 1);
        }
    }

    private IndexTables(Connection connection) {
        this.connection = connection;
    }

    /**
     * @throws dev.cutover.journal.sql.UnopenedCopy if it cannot be opened, perhaps because another process has it open
     */
    static IndexTables readOnly(Path name) {
        return new IndexTables(JournalDatabase.readOnlyConnection(name));
    }

    /** The same for writing. */
    static IndexTables open(Path name) {
        return new IndexTables(JournalDatabase.connection(name));
    }

    boolean isOfThisVersion() throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select version from history_form")) {
            return rows.next() && rows.getInt(1) == VERSION;
        }
    }

    void makeThoseMissing() throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("create table if not exists history_form (version integer primary key)");
            statement.execute("merge into history_form key (version) values (" + VERSION + ")");
            statement.execute("""
                    create table if not exists remembered_run (
                        run varchar primary key,
                        stamp varchar not null,
                        definition char(64) not null,
                        listed varchar not null,
                        times varchar not null,
                        content varchar not null)""");
            statement.execute("""
                    create table if not exists record_mark (
                        run varchar primary key,
                        stamp varchar not null,
                        seq bigint not null,
                        head char(64) not null,
                        bulk varchar not null,
                        trouble varchar not null)""");
            statement.execute("""
                    create table if not exists remembered_definition (
                        digest char(64) primary key,
                        content varchar not null)""");
        }
    }

    /** @param column of this class's own table, not a person's word */
    List<Row> rows(String column) throws SQLException {
        var found = new ArrayList<Row>();
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery("select run, stamp, definition, " + column + " from remembered_run")) {
            while (rows.next()) {
                found.add(new Row(rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4)));
            }
        }
        return found;
    }

    List<RememberedDefinition> definitions() throws SQLException {
        var found = new ArrayList<RememberedDefinition>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select content from remembered_definition")) {
            while (rows.next()) {
                found.add(IndexedPart.DEFINITION.read(rows.getString(1)));
            }
        }
        return found;
    }

    Map<RunId, RecordMark> marks() throws SQLException {
        var found = new HashMap<RunId, RecordMark>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select run, stamp, seq, head, bulk, trouble from record_mark")) {
            while (rows.next()) {
                var run = new RunId(rows.getString(1));
                found.put(
                        run,
                        new RecordMark(
                                run,
                                rows.getString(2),
                                rows.getLong(3),
                                rows.getString(4),
                                bulk(rows.getString(5)),
                                rows.getString(6)));
            }
        }
        return found;
    }

    private static Set<Bulk> bulk(String names) {
        var found = EnumSet.noneOf(Bulk.class);
        for (var one : Bulk.values()) {
            if (List.of(names.split(",")).contains(one.name())) {
                found.add(one);
            }
        }
        return found;
    }

    void mark(Collection<RecordMark> marks, Collection<RunId> removed) throws SQLException {
        Transaction.in(connection, () -> {
            remove(removed);
            merge(marks);
        });
    }

    private void remove(Collection<RunId> runs) throws SQLException {
        try (var row = connection.prepareStatement("delete from record_mark where run = ?")) {
            for (var run : runs) {
                row.setString(1, run.value());
                row.addBatch();
            }
            row.executeBatch();
        }
    }

    private void merge(Collection<RecordMark> marks) throws SQLException {
        try (var row = connection.prepareStatement(
                "merge into record_mark (run, stamp, seq, head, bulk, trouble) key (run) values (?, ?, ?, ?, ?, ?)")) {
            for (var mark : marks) {
                row.setString(1, mark.run().value());
                row.setString(2, mark.stamp());
                row.setLong(3, mark.seq());
                row.setString(4, mark.head());
                row.setString(5, mark.bulk().stream().map(Bulk::name).collect(Collectors.joining(",")));
                row.setString(6, mark.trouble());
                row.addBatch();
            }
            row.executeBatch();
        }
    }

    void keep(Collection<FreshRun> fresh) throws SQLException {
        Transaction.in(connection, () -> {
            keepDefinitions(fresh);
            keepRuns(fresh);
        });
    }

    private void keepDefinitions(Collection<FreshRun> fresh) throws SQLException {
        try (var row = connection.prepareStatement(
                "merge into remembered_definition (digest, content) key (digest) values (?, ?)")) {
            var definitions = fresh.stream()
                    .map(each -> each.recalled().definition())
                    .distinct()
                    .toList();
            for (var each : definitions) {
                row.setString(1, each.digest());
                row.setString(2, IndexedPart.DEFINITION.write(each));
                row.addBatch();
            }
            row.executeBatch();
        }
    }

    private void keepRuns(Collection<FreshRun> fresh) throws SQLException {
        try (var row = connection.prepareStatement(
                "merge into remembered_run (run, stamp, definition, listed, times, content) key (run)"
                        + " values (?, ?, ?, ?, ?, ?)")) {
            for (var each : fresh) {
                var remembered = each.recalled().run();
                row.setString(1, remembered.listed().run().value());
                row.setString(2, each.stamp());
                row.setString(3, remembered.definition());
                row.setString(4, IndexedPart.LISTED.write(remembered.listed()));
                row.setString(5, IndexedPart.TIMES.write(remembered.times()));
                row.setString(6, IndexedPart.WHOLE.write(remembered));
                row.addBatch();
            }
            row.executeBatch();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
