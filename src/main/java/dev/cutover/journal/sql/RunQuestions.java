package dev.cutover.journal.sql;

import dev.cutover.journal.RecordLine;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Asks about a run in SQL: tables {@code event}, {@code decision}, {@code evidence}, {@code sample},
 * {@code step_change}, {@code intent}, {@code effect_change} and {@code signature}, views {@code attempt} and
 * {@code effect}. The tables are in memory and made from the record, so that nobody is disturbed, and a run under way
 * can be asked. Not thread-safe.
 */
public final class RunQuestions implements AutoCloseable {
    private final JournalDatabase tables;
    private final Handle asking;

    private RunQuestions(JournalDatabase tables, Handle asking) {
        this.tables = tables;
        this.asking = asking;
    }

    public static RunQuestions about(List<RecordLine> recorded) {
        String name = "mem:" + UUID.randomUUID();
        var tables = JournalDatabase.named(name);
        tables.migrate();
        tables.add(recorded);
        // Not the one who made the tables: a question can neither change them nor reach files or classes.
        tables.handle().execute("create user asking password ''");
        tables.handle().execute("grant select on schema public to asking");
        return new RunQuestions(tables, Jdbi.open(JournalDatabase.connect(name, "asking")));
    }

    /** One row a map, columns in their order. Throws what the database throws if it is no question. */
    public List<Map<String, @Nullable Object>> ask(String select) {
        return asking.createQuery(select).mapToMap().list();
    }

    @Override
    public void close() {
        asking.close();
        tables.close();
    }
}
