package dev.cutover.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.Binding;
import dev.cutover.model.SystemId;
import dev.cutover.spi.Outcome;
import dev.cutover.spi.Preflight;
import dev.cutover.spi.Preflight.Aspect;
import dev.cutover.spi.Preflight.Verdict;
import dev.cutover.testkit.database.Databases;
import dev.cutover.testkit.database.OpenedDatabase;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may do what, on which of several servers; and what no setting may open. */
class JdbcAccessTest {
    @RegisterExtension
    static final Databases DATABASES = new Databases();

    private static final Map<String, Object> S1 = Map.of("store", "s-1");

    private static List<Preflight.Found> checked(OpenedDatabase database) throws Exception {
        return database.preflight()
                .look(new Preflight.Purpose(Set.of("close"), Set.of(), Instant.parse("2030-01-01T00:00:00Z")));
    }

    private static List<Preflight.Found> of(Aspect aspect, List<Preflight.Found> found) {
        return found.stream().filter(one -> one.aspect() == aspect).toList();
    }

    @ParameterizedTest
    @EnumSource
    void theStatementsArePlannedAndNotRun(Engines engine) throws Exception {
        var intake = Intake.in(engine, DATABASES);

        assertThat(of(Aspect.PERMISSIONS, checked(intake.opened(Intake.CLOSE))))
                .containsExactly(Preflight.Found.ok(Aspect.PERMISSIONS, "its operation may be performed"));
        assertThat(intake.changes()).isEqualTo("0");
        assertThat(intake.ask("select count(*) from cutover_keys")).isEqualTo("0");
    }

    @ParameterizedTest
    @EnumSource
    void aTableThatIsNotThereIsFoundBeforeTheRun(Engines engine) throws Exception {
        var intake = Intake.in(engine, DATABASES);

        var found = of(Aspect.PERMISSIONS, checked(intake.opened(Intake.statements("update nowhere set a = {store}"))));

        assertThat(found).singleElement().matches(one -> one.verdict() == Verdict.FAILED);
        assertThat(found.get(0).text()).startsWith("close: the database says: ");
    }

    @Test
    void whatCannotBePlannedCannotBeTold() throws Exception {
        var intake = Intake.in(Engines.POSTGRESQL, DATABASES);

        assertThat(of(Aspect.PERMISSIONS, checked(intake.opened(Intake.statements("truncate intake")))))
                .containsExactly(Preflight.Found.cannotTell(
                        Aspect.PERMISSIONS, "close: only performing `truncate …` would tell"));
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void whoMayOnlyReadIsFoundBeforeTheRun(Engines engine) throws Exception {
        var intake = Intake.in(engine, DATABASES);
        if (engine == Engines.POSTGRESQL) {
            engine.execute(
                    DATABASES,
                    "do $$ begin create role onlooker login password 'not-a-secret'; exception when duplicate_object"
                            + " then null; end $$",
                    "grant select on intake, cutover_keys to onlooker");
        } else {
            engine.execute(
                    DATABASES,
                    "create or replace user onlooker@'%' identified by 'not-a-secret'",
                    "grant select on shop.* to onlooker@'%'");
        }
        var database = intake.opened(intake.settings("user", "onlooker"), Intake.CLOSE);

        assertThat(of(Aspect.PERMISSIONS, checked(database)))
                .isNotEmpty()
                .allMatch(one -> one.verdict() == Verdict.FAILED && one.text().contains("denied"));
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void aWrongPasswordChangesNothingAndIsNotTold(Engines engine) throws Exception {
        var intake = Intake.in(engine, DATABASES);
        var database = intake.opened(intake.settings("password", "wrong-secret-word"), Intake.CLOSE);

        var outcome = database.actions().call("close", S1, Intake.call("r"));

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.changedNothing()).isTrue();
            assertThat(failed.why()).doesNotContain("wrong-secret-word");
        });
        assertThat(of(Aspect.CREDENTIALS, checked(database)))
                .singleElement()
                .matches(one -> one.verdict() == Verdict.FAILED && !one.text().contains("wrong-secret-word"));
    }

    /** Nobody answers at the first address. */
    @Test
    void ofSeveralServersTheFirstIsTakenThatAnswersAndTakesWrites() throws Exception {
        var intake = Intake.in(Engines.POSTGRESQL, DATABASES);
        var database = intake.opened(intake.settings("host", List.of("127.0.0.9", "127.0.0.1")), Intake.CLOSE);

        assertThat(database.actions().call("close", S1, Intake.call("r")).trouble())
                .isEmpty();
        var nobody = intake.opened(intake.settings("host", List.of("127.0.0.8", "127.0.0.9")), Intake.CLOSE);
        assertThat(nobody.actions().call("close", S1, Intake.call("r2")))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.changedNothing()).isTrue());
    }

    @Test
    void aServerThatOnlyReadsSaysSo() throws Exception {
        var intake = Intake.in(Engines.POSTGRESQL, DATABASES);
        Engines.POSTGRESQL.execute(
                DATABASES,
                "do $$ begin create role former superuser login password 'not-a-secret'; exception when"
                        + " duplicate_object then null; end $$",
                "alter role former set default_transaction_read_only = on");
        var one = intake.opened(intake.settings("user", "former"), Intake.CLOSE);

        assertThat(one.actions().call("close", S1, Intake.call("r")))
                .isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
                    assertThat(failed.changedNothing()).isTrue();
                    assertThat(failed.why())
                            .contains("(SQL state 25006); this server only reads: it may be a standby, or no longer"
                                    + " the primary");
                });
        assertThat(of(Aspect.PERMISSIONS, checked(one)))
                .contains(Preflight.Found.failed(
                        Aspect.PERMISSIONS, "this server only reads: it may be a standby, or no longer the primary"));

        var settings = new LinkedHashMap<>(intake.settings("user", "former"));
        settings.put("host", List.of("127.0.0.1", "localhost"));
        assertThat(intake.opened(settings, Intake.CLOSE)
                        .actions()
                        .call("close", S1, Intake.call("r"))
                        .trouble())
                .matches("the database is read-only: none of its 2 servers takes writes; wait until a standby is"
                        + " promoted \\(127.0.0.1:[0-9]+ is read-only; localhost:[0-9]+ is read-only\\); nothing was"
                        + " changed");
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql, socketFactory",
        "postgresql, socketFactoryArg",
        "postgresql, sslfactory",
        "postgresql, sslfactoryarg",
        "postgresql, sslhostnameverifier",
        "postgresql, sslpasswordcallback",
        "postgresql, authenticationPluginClassName",
        "postgresql, xmlFactoryFactory",
        "postgresql, loggerFile",
        "postgresql, loggerLevel",
        "postgresql, SOCKETFACTORY",
        "postgresql, options",
        "mariadb, propertiesTransform",
        "mariadb, autoDeserialize",
        "mariadb, queryInterceptors",
        "mariadb, allowLoadLocalInfile",
        "mariadb, allowLocalInfile",
        "mariadb, allowMultiQueries",
        "mariadb, socketFactory",
        "mariadb, credentialType",
        "mariadb, sessionVariables",
        "mariadb, initSql",
        "mariadb, tlsSocketType",
        "mariadb, pool",
        "trino, dnsResolver",
        "trino, accessToken",
        "trino, KerberosConfigPath",
        "spark, principal",
        "h2, INIT",
        "h2, TRACE_LEVEL_FILE",
        "h2, AUTO_SERVER",
        "h2, DATABASE_EVENT_LISTENER",
        "h2, IGNORE_UNKNOWN_SETTINGS",
        "h2, FORBID_CREATION"
    })
    void anOptionThatCouldRunCodeOrReachFilesIsRefused(String driver, String option) {
        var with = new LinkedHashMap<String, Object>(Map.of("driver", driver, "database", "oms"));
        if (!driver.equals("h2")) {
            with.put("host", "db-1");
        }
        with.put("options", Map.of(option, "x"));

        var described = new JdbcConnectorProvider().describe(new Binding(new SystemId("oms"), "jdbc", with, Map.of()));

        assertThat(described.problems())
                .singleElement()
                .asString()
                .startsWith("options." + option + " is no option that the driver " + driver + " may be given");
    }
}
