package dev.cutover.connector.jdbc;

import dev.cutover.model.Segment;
import dev.cutover.spi.CallContext;
import dev.cutover.spi.EvidenceSink;
import dev.cutover.testkit.database.Databases;
import dev.cutover.testkit.database.OpenedDatabase;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A table of stores that take orders or not, an operation that closes one, and the table with the keys of calls. */
record Intake(Engines engine, Databases databases) {
    static final Map<String, Object> CLOSE = Map.of(
            "parameters",
            Map.of("store", Map.of("required", true)),
            "statements",
            List.of(
                    Map.of("sql", "update intake set open = false where store = {store}", "rows", 1),
                    Map.of("sql", "update intake set changes = changes + 1 where store = {store};", "rows", ">= 1")),
            "outputs",
            Map.of("changes", "select changes from intake where store = {store}"),
            "key-table",
            "cutover_keys",
            "timeout",
            "20s");

    static Intake in(Engines engine, Databases databases) throws Exception {
        String innoDb = engine == Engines.MARIADB ? " engine = InnoDB" : "";
        engine.execute(
                databases,
                "drop table if exists intake",
                "drop table if exists cutover_keys",
                "create table intake (store varchar(40) primary key, open {truth}, changes int)" + innoDb,
                "create table cutover_keys (idempotency_key varchar(190) primary key)" + innoDb,
                "insert into intake values ('s-1', true, 0), ('s-2', true, 0)");
        return new Intake(engine, databases);
    }

    /** With one operation {@code close}. */
    OpenedDatabase opened(Map<String, Object> operation) throws Exception {
        return opened(settings(), operation);
    }

    OpenedDatabase opened(Map<String, Object> with, Map<String, Object> operation) throws Exception {
        return OpenedDatabase.of(with, Map.of("close", operation));
    }

    Map<String, Object> settings() {
        return engine.settings(databases, Map.of());
    }

    Map<String, Object> settings(String key, Object value) {
        var with = new LinkedHashMap<>(settings());
        with.put(key, value);
        return with;
    }

    static Map<String, Object> closing(String key, Object value) {
        var operation = new LinkedHashMap<>(CLOSE);
        operation.put(key, value);
        return operation;
    }

    static Map<String, Object> statements(Object... statements) {
        var all = List.of(statements).stream()
                .map(sql -> sql instanceof String ? Map.of("sql", sql) : sql)
                .toList();
        return Map.of("parameters", Map.of("store", Map.of()), "statements", all);
    }

    static CallContext call(String key) {
        return new CallContext(
                key, "c-1", 1, Segment.EVERYTHING, Instant.parse("2030-01-01T00:00:00Z"), EvidenceSink.NONE);
    }

    /** The text of one value. */
    String ask(String query) throws Exception {
        try (var connection = engine.connect(databases);
                var statement = connection.createStatement();
                var answer = statement.executeQuery(query)) {
            answer.next();
            return answer.getObject(1) instanceof Boolean truth ? truth.toString() : answer.getString(1);
        }
    }

    String changes() throws Exception {
        return ask("select sum(changes) from intake");
    }

    String isOpen(String store) throws Exception {
        return ask("select open from intake where store = '" + store + "'");
    }

    /** The sessions of the server that wait for a lock. */
    String waiting() {
        return switch (engine) {
            case POSTGRESQL -> "select count(*) from pg_stat_activity where wait_event_type = 'Lock'";
            case MARIADB -> "select count(*) from information_schema.innodb_trx where trx_state = 'LOCK WAIT'";
            case H2 -> "select 0";
        };
    }
}
