package dev.cutover.connector.jdbc;

import static dev.cutover.connector.jdbc.Intake.CLOSE;
import static dev.cutover.connector.jdbc.Intake.call;
import static dev.cutover.connector.jdbc.Intake.closing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.spi.Finding;
import dev.cutover.spi.Outcome;
import dev.cutover.testkit.database.CutConnection;
import dev.cutover.testkit.database.Databases;
import dev.cutover.testkit.database.OpenedDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Connections that break, servers that end a session, sessions in each other's way. */
class JdbcInDoubtTest {
    @RegisterExtension
    static final Databases DATABASES = new Databases();

    private static final Map<String, Object> S1 = Map.of("store", "s-1");

    private static OpenedDatabase through(CutConnection way, Intake intake, String timeout) throws Exception {
        return intake.opened(intake.settings("port", way.port()), closing("timeout", timeout));
    }

    private static int port(Engines engine) {
        return engine == Engines.POSTGRESQL
                ? DATABASES.postgres().port()
                : DATABASES.mariaDb().port();
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void aLostAnswerToACommitIsSettledByTheKey(Engines engine) throws Exception {
        var intake = Intake.in(engine, DATABASES);
        try (var way = new CutConnection(port(engine))) {
            var actions = through(way, intake, "20s").actions();
            way.cutNext(CutConnection.Cut.ANSWER);

            var outcome = actions.call("close", S1, call("r/lost"));

            assertThat(outcome).isInstanceOf(Outcome.Unverified.class);
            assertThat(outcome.trouble()).startsWith("the connection broke before the commit was answered");
            assertThat(actions.readBack("close", S1, call("r/lost"))).isEqualTo(Finding.DONE);
            assertThat(actions.call("close", S1, call("r/lost")).trouble()).isEmpty();
            assertThat(intake.changes()).isEqualTo("1");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void aLostCommitIsSettledByTheKeyAndMayBeRepeated(Engines engine) throws Exception {
        var intake = Intake.in(engine, DATABASES);
        try (var way = new CutConnection(port(engine))) {
            var actions = through(way, intake, "20s").actions();
            way.cutNext(CutConnection.Cut.COMMIT);

            assertThat(actions.call("close", S1, call("r/lost"))).isInstanceOf(Outcome.Unverified.class);
            assertThat(actions.readBack("close", S1, call("r/lost"))).isEqualTo(Finding.NOT_DONE);
            assertThat(intake.changes()).isEqualTo("0");
            assertThat(actions.call("close", S1, call("r/lost")).trouble()).isEmpty();
            assertThat(intake.changes()).isEqualTo("1");
        }
    }

    /** Without the lock, the read-back would say that it was not done, and the commit would come after that. */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void aCommitThatIsStillOnItsWayIsNotCalledUndone(Engines engine) throws Exception {
        var intake = Intake.in(engine, DATABASES);
        try (var way = new CutConnection(port(engine))) {
            var actions = through(way, intake, "2s").actions();
            way.cutNext(CutConnection.Cut.LATE);

            assertThat(actions.call("close", S1, call("r/late"))).isInstanceOf(Outcome.Unverified.class);
            assertThat(actions.readBack("close", S1, call("r/late"))).isEqualTo(Finding.UNKNOWN);
            assertThat(actions.call("close", S1, call("r/late")))
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class,
                            failed -> assertThat(failed.changedNothing()).isTrue());
            way.deliver();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> actions.readBack("close", S1, call("r/late")) == Finding.DONE);
            assertThat(intake.changes()).isEqualTo("1");
        }
    }

    private static Connection holding(Intake intake, String statement) throws SQLException {
        var connection = intake.engine().connect(DATABASES);
        connection.setAutoCommit(false);
        try (var work = connection.createStatement()) {
            work.execute(statement);
        }
        return connection;
    }

    private static void awaitWaiting(Intake intake, int sessions) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> Integer.parseInt(intake.ask(intake.waiting())) >= sessions);
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void anInterruptedCallIsCancelledAndRolledBack(Engines engine) throws Exception {
        var intake = Intake.in(engine, DATABASES);
        var actions = intake.opened(closing("timeout", "10m")).actions();
        try (var other = holding(intake, "update intake set changes = 0 where store = 's-1'")) {
            var caller = new Thread(() -> {
                assertThatThrownBy(() -> actions.call("close", S1, call("r/stop")))
                        .isInstanceOf(InterruptedException.class);
                Thread.currentThread().interrupt();
            });
            var trouble = new CompletableFuture<Throwable>();
            caller.setUncaughtExceptionHandler((thread, thrown) -> trouble.complete(thrown));
            caller.start();
            awaitWaiting(intake, 1);
            caller.interrupt();
            caller.join();
            actions.awaitEnd("close", call("r/stop"));

            assertThat(trouble).isNotDone();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> intake.ask(intake.waiting()).equals("0"));
            assertThat(actions.readBack("close", S1, call("r/stop"))).isEqualTo(Finding.NOT_DONE);
            other.rollback();
        }
        assertThat(intake.isOpen("s-1")).isEqualTo("true");
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void aStatementThatTakesTooLongChangedNothing(Engines engine) throws Exception {
        var intake = Intake.in(engine, DATABASES);
        var actions = intake.opened(closing("timeout", "1s")).actions();
        try (var other = holding(intake, "update intake set changes = 0 where store = 's-1'")) {
            assertThat(actions.call("close", S1, call("r/slow")))
                    .isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
                        assertThat(failed.changedNothing()).as(failed.why()).isTrue();
                        assertThat(failed.why())
                                .startsWith("`update ")
                                .endsWith("was not done within 1s (another session may hold its rows);"
                                        + " it was rolled back");
                    });
            other.rollback();
        }
        assertThat(actions.call("close", S1, call("r/slow")).trouble()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void aSessionThatTheServerEndsBeforeTheCommitChangedNothing(Engines engine) throws Exception {
        var intake = Intake.in(engine, DATABASES);
        var actions = intake.opened(CLOSE).actions();
        try (var other = holding(intake, "update intake set changes = 0 where store = 's-1'")) {
            var outcome = CompletableFuture.supplyAsync(() -> called(actions, "r/killed"));
            awaitWaiting(intake, 1);
            if (engine == Engines.POSTGRESQL) {
                intake.ask("select pg_terminate_backend(pid) from pg_stat_activity where wait_event_type = 'Lock'");
            } else {
                engine.execute(
                        DATABASES,
                        "kill "
                                + intake.ask("select trx_mysql_thread_id from information_schema.innodb_trx"
                                        + " where trx_state = 'LOCK WAIT'"));
            }
            assertThat(outcome.get(1, TimeUnit.MINUTES))
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class,
                            failed -> assertThat(failed.changedNothing())
                                    .as(failed.why())
                                    .isTrue());
            other.rollback();
        }
        assertThat(intake.changes()).isEqualTo("0");
        assertThat(called(actions, "r/killed").trouble())
                .as("the next call has a new connection")
                .isEmpty();
    }

    @Test
    void aSessionThatEndsAfterATableWithoutTransactionsWasChangedMayHaveChangedSomething() throws Exception {
        var intake = Intake.in(Engines.MARIADB, DATABASES);
        Engines.MARIADB.execute(DATABASES, "create table notes (store varchar(40)) engine = MyISAM");
        var actions = intake.opened(Intake.statements(
                        "insert into notes values ({store})", "update intake set changes = 1 where store = {store}"))
                .actions();
        try (var other = holding(intake, "update intake set changes = 0 where store = 's-1'")) {
            var outcome = CompletableFuture.supplyAsync(() -> called(actions, "r/killed"));
            awaitWaiting(intake, 1);
            Engines.MARIADB.execute(
                    DATABASES,
                    "kill "
                            + intake.ask("select trx_mysql_thread_id from information_schema.innodb_trx"
                                    + " where trx_state = 'LOCK WAIT'"));
            assertThat(outcome.get(1, TimeUnit.MINUTES))
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class,
                            failed -> assertThat(failed.changedNothing())
                                    .as(failed.why())
                                    .isFalse());
            other.rollback();
        } finally {
            Engines.MARIADB.execute(DATABASES, "drop table notes");
        }
    }

    /** The gate makes sure that the other session waits for the call before the call waits for the other session. */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void theVictimOfADeadlockChangedNothingAndMayBeRepeated(Engines engine) throws Exception {
        var intake = Intake.in(engine, DATABASES);
        boolean isPostgres = engine == Engines.POSTGRESQL;
        String gate = isPostgres ? "select pg_advisory_lock(77)" : "select get_lock('gate', 60)";
        var actions = intake.opened(closing(
                        "statements",
                        List.of(
                                Map.of("sql", "update intake set changes = changes + 1 where store = {store}"),
                                Map.of("sql", gate),
                                Map.of("sql", "update intake set changes = changes + 1 where store = 's-2'"))))
                .actions();
        try (var gatekeeper = holding(intake, gate);
                var other = holding(intake, isPostgres ? "set deadlock_timeout = '90s'" : weighty())) {
            other.createStatement().execute("update intake set changes = changes + 10 where store = 's-2'");
            var outcome = CompletableFuture.supplyAsync(() -> called(actions, "r/dead"));
            awaitGate(intake);
            var rival = CompletableFuture.runAsync(
                    () -> execute(other, "update intake set changes = 0" + " where store = 's-1'"));
            awaitWaiting(intake, isPostgres ? 2 : 1);
            gatekeeper
                    .createStatement()
                    .execute(isPostgres ? "select pg_advisory_unlock(77)" : "do release_lock('gate')");

            assertThat(outcome.get(1, TimeUnit.MINUTES)).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
                assertThat(failed.changedNothing()).isTrue();
                assertThat(failed.why()).contains("another session was in the way, the step may be repeated");
            });
            rival.get(1, TimeUnit.MINUTES);
            other.rollback();
        }
        assertThat(called(actions, "r/dead").trouble()).isEmpty();
        assertThat(intake.changes()).isEqualTo("2");
    }

    /** MariaDB ends the one that has changed less. */
    private static String weighty() {
        return "insert into intake select concat('x-', seq), true, 0 from seq_1_to_500";
    }

    private static void awaitGate(Intake intake) {
        String query = intake.engine() == Engines.POSTGRESQL
                ? "select count(*) from pg_stat_activity where wait_event = 'advisory'"
                : "select count(*) from information_schema.processlist where state = 'User lock'";
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> !intake.ask(query).equals("0"));
    }

    private static void execute(Connection connection, String statement) {
        try (var work = connection.createStatement()) {
            work.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Outcome called(dev.cutover.spi.Actions actions, String key) {
        try {
            return actions.call("close", S1, call(key));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
