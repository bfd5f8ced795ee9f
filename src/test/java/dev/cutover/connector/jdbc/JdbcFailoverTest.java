package dev.cutover.connector.jdbc;

import static dev.cutover.connector.jdbc.Intake.CLOSE;
import static dev.cutover.connector.jdbc.Intake.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.spi.Actions;
import dev.cutover.spi.Finding;
import dev.cutover.spi.Outcome;
import dev.cutover.testkit.database.OpenedDatabase;
import dev.cutover.testkit.database.PostgresServer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A PostgreSQL and its standby: the primary crashes, and the standby is promoted. */
class JdbcFailoverTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Map<String, Object> S1 = Map.of("store", "s-1");
    private static final Map<String, Object> S2 = Map.of("store", "s-2");

    /** A commit waits for a standby that never comes, if its transaction wants that. */
    private static final String WAITS_FOR_NOBODY =
            "-c synchronous_standby_names=nobody -c synchronous_commit=local -c max_wal_senders=4";

    private final List<PostgresServer> started = new ArrayList<>();
    private PostgresServer primary;
    private PostgresServer standby;

    @BeforeEach
    void start() throws Exception {
        primary = PostgresServer.start(WAITS_FOR_NOBODY);
        started.add(primary);
        primary.execute(
                "create table intake (store varchar(40) primary key, open boolean, changes int)",
                "create table cutover_keys (idempotency_key varchar(190) primary key)",
                "insert into intake values ('s-1', true, 0), ('s-2', true, 0)");
        standby = primary.standby();
        started.add(standby);
    }

    @AfterEach
    void stop() throws IOException {
        for (var server : started) {
            server.close();
        }
    }

    private Actions actions(Map<String, Object> operation) throws Exception {
        var with = new LinkedHashMap<>(primary.settings(Map.of()));
        with.remove("port");
        with.put("host", List.of("127.0.0.1:" + primary.port(), "127.0.0.1:" + standby.port()));
        return OpenedDatabase.of(with, Map.of("close", operation)).actions();
    }

    /** Its commit is awaited until the primary is gone. */
    private Actions actionsThatWait() throws Exception {
        return actions(Intake.closing(
                "statements",
                List.of(
                        Map.of("sql", "set local synchronous_commit = 'on'"),
                        Map.of("sql", "update intake set open = false, changes = changes + 1 where store = {store}"))));
    }

    private static String ask(PostgresServer server, String query) throws Exception {
        try (var connection = server.connect();
                var statement = connection.createStatement();
                var answer = statement.executeQuery(query)) {
            answer.next();
            return answer.getString(1);
        }
    }

    private static void await(PostgresServer server, String query, String answer) {
        Awaitility.await().atMost(LIMIT).until(() -> ask(server, query).equals(answer));
    }

    private CompletableFuture<Outcome> awaitedCommit(Actions actions) {
        var outcome = CompletableFuture.supplyAsync(() -> {
            try {
                return actions.call("close", S1, call("r/awaited"));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        await(primary, "select count(*) from pg_stat_activity where wait_event = 'SyncRep'", "1");
        return outcome;
    }

    private static void isInDoubt(CompletableFuture<Outcome> outcome) throws Exception {
        assertThat(outcome.get(LIMIT.toSeconds(), TimeUnit.SECONDS))
                .isInstanceOfSatisfying(
                        Outcome.Unverified.class,
                        doubt -> assertThat(doubt.trouble())
                                .startsWith("the connection broke before the commit was answered"));
    }

    @Test
    void theNextActionGoesToTheNewPrimary() throws Exception {
        var actions = actions(CLOSE);
        assertThat(actions.call("close", S1, call("r/first")).trouble()).isEmpty();
        await(standby, "select changes from intake where store = 's-1'", "1");
        primary.stopImmediately();

        assertThat(actions.call("close", S2, call("r/second"))).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.changedNothing()).isTrue();
            assertThat(failed.why())
                    .startsWith("the database is read-only: none of its 2 servers takes writes; wait until a standby is"
                            + " promoted (no connection to 127.0.0.1:" + primary.port() + ": ")
                    .endsWith("; 127.0.0.1:" + standby.port() + " is read-only); nothing was changed");
        });

        standby.promote();
        assertThat(actions.call("close", S2, call("r/second")).trouble()).isEmpty();
        assertThat(actions.readBack("close", S1, call("r/first"))).isEqualTo(Finding.DONE);
        assertThat(ask(standby, "select sum(changes) from intake where not open"))
                .isEqualTo("2");
    }

    @Test
    void aCommitThatReachedTheStandbyIsFoundThere() throws Exception {
        var actions = actionsThatWait();
        var outcome = awaitedCommit(actions);
        await(standby, "select open from intake where store = 's-1'", "f");
        primary.stopImmediately();

        isInDoubt(outcome);
        assertThat(actions.readBack("close", S1, call("r/awaited")))
                .as("a standby may be behind: it is not asked")
                .isEqualTo(Finding.UNKNOWN);
        standby.promote();
        assertThat(actions.readBack("close", S1, call("r/awaited"))).isEqualTo(Finding.DONE);
        assertThat(actions.call("close", S1, call("r/awaited")).trouble()).isEmpty();
        assertThat(ask(standby, "select changes from intake where store = 's-1'"))
                .as("it is not done twice")
                .isEqualTo("1");
    }

    @Test
    void aCommitThatDiedWithThePrimaryIsNotDoneAndMayBeRepeated() throws Exception {
        standby.execute("alter system set primary_conninfo = ''", "select pg_reload_conf()");
        await(primary, "select count(*) from pg_stat_replication", "0");
        var actions = actionsThatWait();
        var outcome = awaitedCommit(actions);
        primary.stopImmediately();

        isInDoubt(outcome);
        standby.promote();
        assertThat(actions.readBack("close", S1, call("r/awaited"))).isEqualTo(Finding.NOT_DONE);
        assertThat(actions.call("close", S1, call("r/awaited")).trouble()).isEmpty();
        assertThat(ask(standby, "select changes from intake where store = 's-1'"))
                .isEqualTo("1");
    }
}
