package dev.cutover.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.model.Segment;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.RecordSet;
import dev.cutover.spi.Records;
import dev.cutover.testkit.database.Databases;
import dev.cutover.testkit.database.OpenedDatabase;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JdbcRecordsTest {
    @RegisterExtension
    static final Databases DATABASES = new Databases();

    private static final Map<String, Object> ORDERS = Map.of(
            "orders",
            Map.of(
                    "query",
                    "select * from orders -- all of them",
                    "key",
                    List.of("order_id", "line_no"),
                    "time",
                    "placed_at",
                    "version",
                    "version",
                    "sorted",
                    true));

    private static OpenedDatabase orders(Engines engine) throws Exception {
        engine.execute(
                DATABASES,
                "drop table if exists orders",
                "create table orders (order_id {text} not null, line_no bigint, total decimal(12,2), paid {truth},"
                        + " placed_at {instant}, local_at {local}, on_day date, weight double precision, blob_of {bytes},"
                        + " region {text}, version int)",
                "insert into orders values ('SO-2', 7, 10.5, true, '2025-01-02 03:04:05', '2025-01-02 03:04:05.25',"
                        + " '2025-01-02', 0.25, null, 'us-east', 3)",
                "insert into orders values ('so-2', 7, -0.01, false, '2025-01-02 03:04:05.5', null, null, null, null,"
                        + " 'US-EAST', 1)",
                "insert into orders values ('SO-10', 9007199254740993, null, null, null, null, null, null, null, null,"
                        + " null)",
                "insert into orders values ('SO-1', 10, 0, null, '2025-06-01 00:00:00', null, null, null, null, '', 0)",
                "insert into orders values ('SO-1', 9, 0, null, '2025-05-01 00:00:00', null, null, null, null,"
                        + " 'us-east ', 0)");
        return OpenedDatabase.of(engine.settings(DATABASES, ORDERS));
    }

    @ParameterizedTest
    @EnumSource
    void columnsHaveTheTypesOfTheQuery(Engines engine) throws Exception {
        var set = orders(engine).records().described("orders");

        assertThat(set.columns())
                .extracting(RecordSet.Column::name, RecordSet.Column::type)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("order_id", RecordSet.Type.TEXT),
                        org.assertj.core.groups.Tuple.tuple("line_no", RecordSet.Type.WHOLE),
                        org.assertj.core.groups.Tuple.tuple("total", RecordSet.Type.DECIMAL),
                        org.assertj.core.groups.Tuple.tuple("paid", RecordSet.Type.BOOLEAN),
                        org.assertj.core.groups.Tuple.tuple("placed_at", RecordSet.Type.INSTANT),
                        org.assertj.core.groups.Tuple.tuple("local_at", RecordSet.Type.TEXT),
                        org.assertj.core.groups.Tuple.tuple("on_day", RecordSet.Type.TEXT),
                        org.assertj.core.groups.Tuple.tuple("weight", RecordSet.Type.DECIMAL),
                        org.assertj.core.groups.Tuple.tuple("blob_of", RecordSet.Type.TEXT),
                        org.assertj.core.groups.Tuple.tuple("region", RecordSet.Type.TEXT),
                        org.assertj.core.groups.Tuple.tuple("version", RecordSet.Type.WHOLE));
        assertThat(set.partial()).isFalse();
    }

    /** The server and its sessions are in other zones; so are some machines that run the tests. */
    @ParameterizedTest
    @EnumSource
    void valuesAreTheSameTextsOnEveryEngine(Engines engine) throws Exception {
        var orders = orders(engine);
        engine.execute(
                DATABASES,
                "update orders set placed_at = "
                        + switch (engine) {
                            case POSTGRESQL -> "timestamptz '2025-01-02 03:04:05+00'";
                            case MARIADB -> "convert_tz('2025-01-02 03:04:05', '+00:00', @@session.time_zone)";
                            case H2 -> "timestamp with time zone '2025-01-02 03:04:05+00'";
                        }
                        + " where order_id = 'SO-2' and line_no = 7 and version = 3");

        var row = orders.again("orders", Records.Key.of("SO-2", "7")).get(0);

        assertThat(row.values().subList(0, 7))
                .containsExactly(
                        "SO-2", "7", "10.50", "true", "2025-01-02T03:04:05Z", "2025-01-02 03:04:05.25", "2025-01-02");
        assertThat(row.values().get(7)).isEqualTo("0.25");
        assertThat(row.version()).isEqualTo("3");
    }

    @ParameterizedTest
    @EnumSource
    void rowsComeInTheOrderOfTheBytesOfTheirKeys(Engines engine) throws Exception {
        var rows = orders(engine).rows("orders", Records.Query.all());

        assertThat(rows)
                .extracting(row -> row.key().toString())
                .containsExactly("SO-1/10", "SO-1/9", "SO-10/9007199254740993", "SO-2/7", "so-2/7");
        assertThat(rows).extracting(Records.Row::key).isSorted();
    }

    @ParameterizedTest
    @EnumSource
    void afterAKeyComesExactlyTheRest(Engines engine) throws Exception {
        var orders = orders(engine);
        var all = orders.rows("orders", Records.Query.all());

        for (int i = 0; i < all.size(); i++) {
            assertThat(orders.rows(
                            "orders", Records.Query.all().withAfter(all.get(i).key())))
                    .extracting(Records.Row::key)
                    .isEqualTo(all.subList(i + 1, all.size()).stream()
                            .map(Records.Row::key)
                            .toList());
        }
        assertThat(orders.rows("orders", Records.Query.all().withAfter(Records.Key.of("SO-10"))))
                .extracting(row -> row.key().parts().get(0))
                .containsExactly("SO-10", "SO-2", "so-2");
    }

    @ParameterizedTest
    @EnumSource
    void aSegmentIsComparedByBytes(Engines engine) throws Exception {
        var east = Records.Query.all().withSegment(Segment.of(Map.of("region", "us-east")));

        assertThat(orders(engine).rows("orders", east)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void aTimeSelectsFromAnInstantToBeforeAnother(Engines engine) throws Exception {
        var orders = orders(engine);
        engine.execute(
                DATABASES,
                "update orders set placed_at = "
                        + switch (engine) {
                            case POSTGRESQL -> "timestamptz '2025-07-01 12:00:00+00'";
                            case MARIADB -> "convert_tz('2025-07-01 12:00:00', '+00:00', @@session.time_zone)";
                            case H2 -> "timestamp with time zone '2025-07-01 12:00:00+00'";
                        }
                        + " where line_no = 9");
        var noon = Instant.parse("2025-07-01T12:00:00Z");

        var query = Records.Query.all().withFrom(noon);
        assertThat(orders.rows("orders", query)).hasSize(1);
        assertThat(orders.rows("orders", query.withUntil(noon.plusMillis(1)))).hasSize(1);
        assertThat(orders.rows("orders", query.withUntil(noon))).isEmpty();
        assertThat(orders.rows("orders", Records.Query.all().withFrom(noon.plusMillis(1))))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void onlyRowsOfTheSegmentAreReadAgain(Engines engine) throws Exception {
        var rows = new ArrayList<Records.Row>();
        orders(engine)
                .records()
                .read(
                        "orders",
                        Segment.of(Map.of("region", "us-east")),
                        List.of(
                                Records.Key.of("SO-2", "7"),
                                Records.Key.of("so-2", "7"),
                                Records.Key.of("SO-1", "9"),
                                Records.Key.of("SO-10", "9007199254740993")),
                        rows::add);

        assertThat(rows).extracting(row -> row.key().toString()).containsExactly("SO-2/7");
    }

    @ParameterizedTest
    @EnumSource
    void onlyRowsOfTheKeysThemselvesAreReadAgain(Engines engine) throws Exception {
        var orders = orders(engine);

        assertThat(orders.again(
                        "orders",
                        Records.Key.of("SO-2", "7"),
                        Records.Key.of("SO-2", "07"),
                        Records.Key.of("SO-2", "seven"),
                        Records.Key.of("SO-10", "9007199254740993"),
                        Records.Key.of("SO-10", "9007199254740992"),
                        Records.Key.of("SO-3", "99999999999999999999999"),
                        Records.Key.of("x' or 1=1 --", "1")))
                .extracting(row -> row.key().toString())
                .containsExactlyInAnyOrder("SO-2/7", "SO-10/9007199254740993");
    }

    @ParameterizedTest
    @EnumSource
    void aTimeWithoutZoneIsAnInstantWhereTheSetDeclaresOne(Engines engine) throws Exception {
        orders(engine);
        for (var zone : Map.of("UTC", "2025-01-02T03:04:05.25Z", "Europe/Berlin", "2025-01-02T02:04:05.250Z")
                .entrySet()) {
            var set = new HashMap<String, Object>();
            set.put("query", "select order_id, local_at from orders where version = 3");
            set.put("key", List.of("order_id"));
            set.put("zone", zone.getKey());
            var database = OpenedDatabase.of(engine.settings(DATABASES, Map.of("orders", set)));

            assertThat(database.rows("orders", Records.Query.all()).get(0).values())
                    .containsExactly("SO-2", zone.getValue());
            assertThat(database.records().described("orders").columns().get(1).type())
                    .isEqualTo(RecordSet.Type.INSTANT);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRowWithoutAKeyIsNeverLeftOutInSilence(Engines engine) throws Exception {
        var orders = orders(engine);
        engine.execute(DATABASES, "insert into orders (order_id, line_no) values ('SO-4', null)");

        assertThatThrownBy(() -> orders.rows("orders", Records.Query.all()))
                .isInstanceOf(ConnectorException.class)
                .hasMessage("1 row has no order_id, line_no and so cannot be compared");
    }

    @ParameterizedTest
    @EnumSource
    void nothingCanBeWritten(Engines engine) throws Exception {
        if (engine == Engines.H2) {
            return; // its memory has no read-only sessions
        }
        orders(engine);
        String query = switch (engine) {
            case POSTGRESQL -> "with gone as (delete from orders returning order_id) select order_id from gone";
            default -> "select 1 as order_id) x; delete from orders; --";
        };
        var database = OpenedDatabase.of(
                engine.settings(DATABASES, Map.of("orders", Map.of("query", query, "key", List.of("order_id")))));

        assertThatThrownBy(() -> database.rows("orders", Records.Query.all())).isInstanceOf(ConnectorException.class);
        assertThat(orders(engine).rows("orders", Records.Query.all())).hasSize(5);
    }

    @ParameterizedTest
    @EnumSource
    void anErrorTellsNoPassword(Engines engine) throws Exception {
        if (engine == Engines.H2) {
            return; // it asks for none
        }
        var with = new HashMap<>(engine.settings(DATABASES, ORDERS));
        with.put("password", "wrong-secret");

        assertThatThrownBy(() -> OpenedDatabase.of(with).rows("orders", Records.Query.all()))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("the database says: ")
                .hasMessageContaining("SQL state 28")
                .hasMessageNotContaining("wrong-secret");
    }

    /** The server would answer after an hour; the driver itself does not hear an interrupt. */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void anInterruptEndsAStatementThatTheServerStillWorksOn(Engines engine) throws Exception {
        String sleep = engine == Engines.MARIADB
                ? "select cast(seq as char) as id, sleep(3600) as s from seq_1_to_9"
                : "select n::text as id, pg_sleep(3600)::text as s from generate_series(1, 9) n";
        var database = OpenedDatabase.of(
                engine.settings(DATABASES, Map.of("orders", Map.of("query", sleep, "key", List.of("id")))));
        database.records().described("orders");
        var ended = new CompletableFuture<String>();
        var reader = new Thread(() -> {
            try {
                ended.complete("read: " + database.rows("orders", Records.Query.all()));
            } catch (ConnectorException | InterruptedException e) {
                ended.complete(e.getClass().getSimpleName());
            }
        });
        reader.start();
        Awaitility.await().until(() -> isAsleep(engine));
        reader.interrupt();

        assertThat(ended.get(60, TimeUnit.SECONDS)).isEqualTo("InterruptedException");
        reader.join();
        Awaitility.await().until(() -> !isAsleep(engine));
    }

    private static boolean isAsleep(Engines engine) throws SQLException {
        String asleep = engine == Engines.MARIADB
                ? "select count(*) from information_schema.processlist where info like '%seq_1_to_9%' and id <> connection_id()"
                : "select count(*) from pg_stat_activity where state = 'active' and query like '%generate_series(1, 9)%'"
                        + " and pid <> pg_backend_pid()";
        try (var connection = engine.connect(DATABASES);
                var statement = connection.createStatement();
                var count = statement.executeQuery(asleep)) {
            count.next();
            return count.getInt(1) > 0;
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void aConnectionThatIsDroppedHalfwayIsNoEnd(Engines engine) throws Exception {
        String many = engine == Engines.POSTGRESQL
                ? "select n::text as id, repeat('x', 1000) as t from generate_series(1, 300000) n"
                : "select cast(seq as char) as id, repeat('x', 1000) as t from seq_1_to_300000";
        String drop = engine == Engines.POSTGRESQL
                ? "select pg_terminate_backend(pid) from pg_stat_activity where query like '%generate_series%' and pid <>"
                        + " pg_backend_pid()"
                : "kill (select max(id) from information_schema.processlist where info like '%seq_1_to%' and id <>"
                        + " connection_id())";
        var database = OpenedDatabase.of(
                engine.settings(DATABASES, Map.of("orders", Map.of("query", many, "key", List.of("id")))));
        var rows = new AtomicInteger();

        assertThatThrownBy(() -> database.records().stream("orders", Records.Query.all(), row -> {
                    if (rows.incrementAndGet() == 100) {
                        dropped(engine, drop);
                    }
                    return true;
                }))
                .isInstanceOf(ConnectorException.class);
        assertThat(rows.get()).isBetween(100, 299_999);
    }

    private static void dropped(Engines engine, String drop) {
        try {
            if (engine == Engines.POSTGRESQL) {
                engine.execute(DATABASES, drop);
            } else {
                killed(drop);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void killed(String drop) throws SQLException {
        try (var connection = DATABASES.mariaDb().connect();
                var statement = connection.createStatement();
                var id = statement.executeQuery(drop.substring("kill (".length(), drop.length() - 1))) {
            id.next();
            DATABASES.mariaDb().execute("kill " + id.getLong(1));
        }
    }
}
