package dev.cutover.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.Binding;
import dev.cutover.model.SystemId;
import dev.cutover.spi.Mistake;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActionSettingsTest {
    private static final JdbcConnectorProvider PROVIDER = new JdbcConnectorProvider();

    private static Binding binding(String driver, Map<String, Object> operation) {
        var with = driver.equals("h2")
                ? Map.<String, Object>of("driver", "h2", "database", "books/oms")
                : Map.<String, Object>of("driver", driver, "host", "DB-1", "database", "oms");
        return new Binding(new SystemId("oms"), "jdbc", with, Map.of("close", operation));
    }

    private static List<String> problems(String driver, Map<String, Object> operation) {
        return PROVIDER.describe(binding(driver, operation)).problems();
    }

    @Test
    void theExampleIsWithoutMistake() {
        for (Binding example : PROVIDER.examples()) {
            assertThat(PROVIDER.describe(example).problems()).isEmpty();
        }
        assertThat(problems("postgresql", Intake.CLOSE)).isEmpty();
        assertThat(PROVIDER.describe(binding("postgresql", Intake.CLOSE)).operations())
                .singleElement()
                .matches(operation -> operation.readBack() && operation.idempotent() && !operation.reads());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "update t set a = '{store}' | has {store} within quotes, where no value can stand",
                "update t set a = \"{store}\" | has {store} within quotes, where no value can stand",
                "update t set a = 1 -- {store} | has {store} in a comment",
                "update t set a = 1 /* {store} */ | has {store} in a comment",
                "update t set a = $x$ {store} $x$ | has {store} within quotes, where no value can stand",
                "update t set a = e'\\'{store}' | has {store} within quotes, where no value can stand",
                "update t set a = ? | has a question mark",
                "update t set a = 1; delete from t | holds several statements",
                "update t set a = 'x | has a quoted text or a comment that does not end",
                "update t set a = {shop} | uses {shop}, which is not a parameter",
                "commit | begins or ends a transaction"
            })
    void whatCouldNotWorkIsRefused(String sql, String problem) {
        assertThat(problems("postgresql", Intake.statements(sql)))
                .singleElement()
                .asString()
                .startsWith("operations.close.statements[0].sql " + problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update t set a = '?;--' where b = {store}",
                "update t set a = 'it''s' where b = {store} -- all; of them?",
                "update t set a = e'\\'' where b = {store}",
                "update t set a = '\\' where b = {store}",
                "update t set a = $$;?'$$ where b = {store};",
                "update t set a = \"odd;name\" where b = {segment.region} and c = {cutover.key}"
            })
    void whatIsQuotedIsNotSql(String sql) {
        assertThat(problems("postgresql", Intake.statements(sql))).isEmpty();
    }

    @Test
    void mariaDbHasCommentsThatItRunsAndCommentsOfItsOwn() {
        assertThat(problems("mariadb", Intake.statements("update t set a = 1 /*! where b = 2 */")))
                .singleElement()
                .asString()
                .contains("has a comment that the database would run");
        assertThat(problems("mariadb", Intake.statements("update t set a = 'it\\'s' where b = {store} # all; of them")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mariadb", "h2"})
    void whatCommitsByItselfIsAnOperationOfItsOwn(String driver) {
        assertThat(problems(driver, Intake.statements("update t set a = 1", "drop table u")))
                .singleElement()
                .asString()
                .startsWith("operations.close.statements has `drop table u`, which this database may commit at once");
        assertThat(problems(driver, Intake.statements("drop table u"))).isEmpty();
        assertThat(problems("postgresql", Intake.statements("update t set a = 1", "drop table u")))
                .isEmpty();
    }

    @Test
    void whatHasNoTransactionsIsNotChanged() {
        assertThat(problems("trino", Intake.statements("delete from t")))
                .containsExactly("operations.close cannot change a database of trino; it has no transactions");
    }

    @Test
    void everyMistakeOfAnOperationIsTold() {
        var operation = new LinkedHashMap<>(Intake.CLOSE);
        operation.put("key", Map.of("table", "a b", "column", "k"));
        operation.put("read-back", Map.of("query", "delete from t", "done", "x", "not-done", "x, y"));
        operation.put("statements", List.of(Map.of("sql", "delete from t", "rows", "5..1"), Map.of("row", 1)));
        operation.put("undo", "open");

        assertThat(problems("postgresql", operation))
                .extracting(problem -> problem.replaceAll("[;,:].*", ""))
                .containsExactlyInAnyOrder(
                        "operations.close.key is one table too many",
                        "operations.close.key.table must be a name of letters",
                        "operations.close.read-back.not-done has x",
                        "operations.close.read-back.query must be a query that begins with select or with",
                        "operations.close.statements[0].rows must be a number of rows",
                        "operations.close.statements[1].sql is missing",
                        "operations.close.statements[1].row is unknown",
                        "operations.close is undone by `open`");
    }

    @Test
    void anOperationThatReadsHasNothingToCommit() {
        assertThat(problems("trino", Map.of("reads", true, "query", "select 1 as one")))
                .isEmpty();
        assertThat(problems("trino", Map.of("reads", true, "statements", List.of())))
                .extracting(problem -> problem.replaceAll(";.*", ""))
                .containsExactly(
                        "operations.close.query is missing",
                        "operations.close.statements has no use: the operation only reads");
    }

    @Test
    void twoSystemsOfOneDatabaseReachTheSame() {
        assertThat(PROVIDER.reaches(binding("postgresql", Intake.CLOSE), Path.of("/base")))
                .containsExactly("database db-1:5432/oms");
        assertThat(PROVIDER.reaches(binding("h2", Intake.CLOSE), Path.of("/base")))
                .containsExactly("database /base/books/oms");
    }

    @Test
    void eachServerIsReachedAtItsOwnPort() {
        var with = Map.<String, Object>of(
                "driver",
                "postgresql",
                "port",
                5433,
                "database",
                "oms",
                "host",
                List.of("DB-1", "db-2:5434", "[::1]:1"));

        assertThat(PROVIDER.reaches(new Binding(new SystemId("oms"), "jdbc", with, Map.of()), Path.of("/base")))
                .containsExactly("database db-1:5433/oms", "database db-2:5434/oms", "database [::1]:1/oms");
    }

    @Test
    void aValueThatNoStatementCouldTakeIsAMistake() {
        var values = PROVIDER.callValues(binding("postgresql", Intake.CLOSE));

        assertThat(values.mistakes("close", Map.of("store", List.of("a", "b"))))
                .extracting(Mistake::message)
                .containsExactly("`store` must be one value here, not a list");
        assertThat(values.mistakes("close", Map.of("store", "s-1"), Set.of())).isEmpty();
    }
}
