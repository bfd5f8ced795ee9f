package dev.cutover.connector.jdbc;

import static dev.cutover.connector.jdbc.Intake.CLOSE;
import static dev.cutover.connector.jdbc.Intake.call;
import static dev.cutover.connector.jdbc.Intake.closing;
import static dev.cutover.connector.jdbc.Intake.statements;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.spi.CallContext;
import dev.cutover.spi.EvidenceSink;
import dev.cutover.spi.Finding;
import dev.cutover.spi.Outcome;
import dev.cutover.testkit.database.Databases;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JdbcActionsTest {
    @RegisterExtension
    static final Databases DATABASES = new Databases();

    private static final Map<String, Object> S1 = Map.of("store", "s-1");

    @ParameterizedTest
    @EnumSource
    void theStatementsOfAnOperationAreOneChange(Engines engine) throws Exception {
        var intake = Intake.in(engine, DATABASES);

        var outcome = intake.opened(CLOSE).actions().call("close", S1, call("r/close"));

        assertThat(outcome).isEqualTo(Outcome.succeeded("2 rows changed", Map.of("changes", "1")));
        assertThat(intake.isOpen("s-1")).isEqualTo("false");
        assertThat(intake.isOpen("s-2")).isEqualTo("true");
        assertThat(intake.ask("select idempotency_key from cutover_keys")).isEqualTo("r/close");
    }

    @ParameterizedTest
    @EnumSource
    void anotherNumberOfRowsThanExpectedIsRolledBack(Engines engine) throws Exception {
        var intake = Intake.in(engine, DATABASES);
        var operation = statements(
                "update intake set changes = changes + 1 where store = {store}",
                Map.of("sql", "update intake set changes = changes + 1", "rows", "0..1"));

        var outcome = intake.opened(operation).actions().call("close", S1, call("r/close"));

        assertThat(outcome)
                .isEqualTo(Outcome.failed(
                        "`update intake set changes = changes + 1` changed 2 rows, expected at most 1; it was rolled"
                                + " back",
                        true));
        assertThat(intake.changes()).isEqualTo("0");
    }

    @ParameterizedTest
    @EnumSource
    void aRepeatUnderTheSameKeyHasNoSecondEffect(Engines engine) throws Exception {
        var intake = Intake.in(engine, DATABASES);
        var actions = intake.opened(CLOSE).actions();
        actions.call("close", S1, call("r/close"));

        assertThat(actions.call("close", S1, call("r/close")))
                .isEqualTo(Outcome.succeeded("already done: its key is in cutover_keys", Map.of("changes", "1")));
        assertThat(actions.readBack("close", S1, call("r/close"))).isEqualTo(Finding.DONE);
        assertThat(actions.readBack("close", S1, call("R/CLOSE"))).isEqualTo(Finding.NOT_DONE);
        assertThat(actions.operations().get(0).idempotent()).isTrue();
        assertThat(intake.changes()).isEqualTo("1");
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "H2"})
    void aKeyTableThatPadsKeysIsRefusedAndNothingIsDone(Engines engine) throws Exception {
        var intake = Intake.in(engine, DATABASES);
        engine.execute(
                DATABASES,
                "drop table cutover_keys",
                "create table cutover_keys (idempotency_key char(190) primary key)");
        var actions = intake.opened(CLOSE).actions();

        assertThat(actions.call("close", S1, call("r/close")))
                .isEqualTo(Outcome.failed(
                        "the column idempotency_key of the key table cutover_keys cuts or pads keys: make it"
                                + " varchar(190); nothing was changed",
                        true));
        assertThat(actions.readBack("close", S1, call("r/close"))).isEqualTo(Finding.NOT_DONE);
        assertThat(intake.changes()).isEqualTo("0");
    }

    @Test
    void aCallThatIsDoneStaysDoneWhenItsOutputsAreGone() throws Exception {
        var intake = Intake.in(Engines.H2, DATABASES);
        var actions = intake.opened(CLOSE).actions();
        actions.call("close", S1, call("r/close"));
        Engines.H2.execute(DATABASES, "delete from intake where store = 's-1'");

        assertThat(actions.call("close", S1, call("r/close")))
                .isEqualTo(Outcome.succeeded(
                        "already done: its key is in cutover_keys; no value any more: `changes`",
                        Map.of("changes", "")));
    }

    @ParameterizedTest
    @EnumSource
    void aKeyMayBeOfAnyLength(Engines engine) throws Exception {
        var intake = Intake.in(engine, DATABASES);
        var actions = intake.opened(CLOSE).actions();
        String key = "r/" + "close,".repeat(200);
        actions.call("close", S1, call(key + "1"));

        assertThat(actions.readBack("close", S1, call(key + "1"))).isEqualTo(Finding.DONE);
        assertThat(actions.readBack("close", S1, call(key + "2"))).isEqualTo(Finding.NOT_DONE);
    }

    @ParameterizedTest
    @EnumSource
    void aValueIsNeverSql(Engines engine) throws Exception {
        var intake = Intake.in(engine, DATABASES);
        var actions = intake.opened(CLOSE).actions();

        for (String evil : List.of("s-1' or '1' = '1", "\\", "s-1'; drop table intake; --", "{store}", "?")) {
            assertThat(actions.call("close", Map.of("store", evil), call("r/" + evil)))
                    .as(evil)
                    .isInstanceOf(Outcome.Failed.class);
        }
        assertThat(intake.changes()).isEqualTo("0");
    }

    @ParameterizedTest
    @EnumSource
    void aListStandsForAllOfItsItems(Engines engine) throws Exception {
        var intake = Intake.in(engine, DATABASES);
        var actions = intake.opened(statements(
                        Map.of("sql", "update intake set changes = 7 where store in ({store...})", "rows", 2)))
                .actions();

        assertThat(actions.call("close", Map.of("store", List.of("s-1", "s-2")), call("r/a")))
                .isEqualTo(Outcome.succeeded("2 rows changed"));
        assertThat(actions.call("close", Map.of("store", List.of()), call("r/b")))
                .isEqualTo(Outcome.failed(
                        "close was not begun: `store` has no items, and the statement needs at least one", true));
    }

    @ParameterizedTest
    @EnumSource
    void whatTheDatabaseRefusesChangedNothing(Engines engine) throws Exception {
        var intake = Intake.in(engine, DATABASES);
        var actions = intake.opened(closing(
                        "statements",
                        List.of(
                                Map.of("sql", "update intake set changes = 5"),
                                Map.of("sql", "insert into intake values ('s-1', true, 0)"))))
                .actions();

        var outcome = actions.call("close", S1, call("r/close"));

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.changedNothing()).as(failed.why()).isTrue();
            assertThat(failed.why()).startsWith("the database says: ").endsWith("; nothing was changed");
        });
        assertThat(intake.changes()).isEqualTo("0");
        assertThat(actions.readBack("close", S1, call("r/close"))).isEqualTo(Finding.NOT_DONE);
    }

    @ParameterizedTest
    @EnumSource
    void anOperationThatReadsHasItsFirstRowAsOutputs(Engines engine) throws Exception {
        var intake = Intake.in(engine, DATABASES);
        var actions = intake.opened(Map.of(
                        "reads",
                        true,
                        "parameters",
                        Map.of("store", Map.of("default", "s-2")),
                        "query",
                        "select store as name, open, changes from intake where store = {store}"))
                .actions();

        assertThat(actions.call("close", Map.of(), call("r")))
                .isEqualTo(Outcome.succeeded("one row", Map.of("name", "s-2", "open", "true", "changes", "0")));
        assertThat(actions.call("close", Map.of("store", "s-9"), call("r")))
                .isEqualTo(Outcome.failed("its query gives no row", true));
    }

    @ParameterizedTest
    @EnumSource
    void aQueryReadsBackWhatHasNoKeyTable(Engines engine) throws Exception {
        var intake = Intake.in(engine, DATABASES);
        var operation = new java.util.LinkedHashMap<>(closing(
                "read-back",
                Map.of(
                        "query",
                        "select open from intake where store = {store}",
                        "done",
                        false,
                        "not-done",
                        List.of("true"))));
        operation.remove("key-table");
        var actions = intake.opened(operation).actions();

        assertThat(actions.readBack("close", S1, call("r"))).isEqualTo(Finding.NOT_DONE);
        actions.call("close", S1, call("r"));
        assertThat(actions.readBack("close", S1, call("r"))).isEqualTo(Finding.DONE);
        assertThat(actions.readBack("close", Map.of("store", "s-9"), call("r"))).isEqualTo(Finding.UNKNOWN);
    }

    @Test
    void whatWasDoneIsEvidence() throws Exception {
        var intake = Intake.in(Engines.H2, DATABASES);
        var kept = new ArrayList<String>();
        EvidenceSink sink =
                (name, type, content) -> kept.add(name + ": " + new String(content, StandardCharsets.UTF_8));
        var quiet = call("r");
        var context = new CallContext("r", "c", 1, quiet.segment(), quiet.deadline(), sink);

        intake.opened(CLOSE).actions().call("close", S1, context);

        assertThat(kept).containsExactly("""
                close statements: 1 rows: update intake set open = false where store = {store}
                1 rows: update intake set changes = changes + 1 where store = {store}
                """);
    }

    @Test
    void aKeyTableWithoutTransactionsIsRefused() throws Exception {
        var intake = Intake.in(Engines.MARIADB, DATABASES);
        Engines.MARIADB.execute(DATABASES, "alter table cutover_keys engine = MyISAM");

        var outcome = intake.opened(CLOSE).actions().call("close", S1, call("r"));

        assertThat(outcome)
                .isEqualTo(Outcome.failed(
                        "the key table cutover_keys has no transactions: make it an InnoDB table; nothing was changed",
                        true));
    }

    @Test
    void whatATableKeepsAfterARollbackIsNotCalledNothing() throws Exception {
        var intake = Intake.in(Engines.MARIADB, DATABASES);
        Engines.MARIADB.execute(DATABASES, "alter table intake engine = MyISAM");
        var operation = statements(Map.of("sql", "update intake set changes = 3", "rows", 1));

        var outcome = intake.opened(operation).actions().call("close", S1, call("r"));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.changedNothing()).isFalse());
        assertThat(intake.changes()).isEqualTo("6");
    }
}
