package dev.cutover.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.connector.jdbc.session.DatabaseKind;
import dev.cutover.model.Binding;
import dev.cutover.model.SystemId;
import dev.cutover.spi.Description;
import dev.cutover.spi.RecordSet;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JdbcSettingsTest {
    private static final Map<String, Object> GOOD = Map.of(
            "driver",
            "postgresql",
            "host",
            "db-1",
            "database",
            "oms",
            "records",
            Map.of(
                    "orders",
                    Map.of("query", "select * from orders;", "key", "order_id, line_no", "time", "placed_at")));

    private static Description described(Map<String, Object> with) {
        return new JdbcConnectorProvider().describe(new Binding(new SystemId("oms"), "jdbc", with, Map.of()));
    }

    private static Map<String, Object> with(String key, Object value) {
        var with = new LinkedHashMap<>(GOOD);
        with.put(key, value);
        return with;
    }

    /** For its driver, 0 means no limit. */
    @Test
    void aLimitBelowOneSecondIsStillALimitForPostgreSql() {
        var kind = Objects.requireNonNull(DatabaseKind.byName().get("postgresql"));
        assertThat(kind.fixed().apply(Duration.ofMillis(400))).containsEntry("socketTimeout", "1");
    }

    @Test
    void aSetIsKnownAsFarAsItsSettingsTell() {
        var description = described(GOOD);

        assertThat(description.problems()).isEmpty();
        var orders = description.recordSets().get(0);
        assertThat(orders.key()).containsExactly("order_id", "line_no");
        assertThat(orders.columns())
                .extracting(RecordSet.Column::name)
                .containsExactly("order_id", "line_no", "placed_at");
        assertThat(orders.partial()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "driver | postgres | driver must be postgresql, mariadb, trino, spark or h2, not postgres",
                "host | db/x?socketFactory=evil | host must be the name or the address of one server",
                "host | db-1:99999 | host must be the name or the address of one server",
                "host | db-1: | host must be the name or the address of one server",
                "host | db-1, db-1:5432 | host names a server twice",
                "host | one two | host must be the name or the address of one server",
                "database | oms?user=root | database must be the name of a database alone",
                "database | oms;INIT=x | database must be the name of a database alone",
                "port | 99999 | port must be a whole number from 1 to 65535, not 99999",
                "timeout | 0s | timeout must be"
            })
    void whatCouldSayMoreThanItShouldIsRefused(String key, String value, String problem) {
        assertThat(described(with(key, value)).problems())
                .singleElement()
                .asString()
                .startsWith(problem);
    }

    @Test
    void onlyHarmlessOptionsMayBeSet() {
        assertThat(described(with("options", Map.of("sslmode", "verify-full"))).problems())
                .isEmpty();
        assertThat(described(with("options", Map.of("socketFactory", "x", "loggerFile", "y")))
                        .problems())
                .hasSize(2)
                .allMatch(problem -> problem.contains("is no option that the driver postgresql may be given"));
    }

    @Test
    void aDatabaseInAFileTakesNoOptionsInItsName() {
        assertThat(described(Map.of("driver", "h2", "database", "orders;INIT=RUNSCRIPT FROM 'x'"))
                        .problems())
                .singleElement()
                .asString()
                .startsWith("database must be the name of a database alone");
    }

    @Test
    void aSetNeedsAQueryAndAKey() {
        assertThat(described(with("records", Map.of("orders", Map.of("query", "delete from orders"))))
                        .problems())
                .anyMatch(problem -> problem.startsWith("records.orders.key is missing"))
                .anyMatch(problem -> problem.startsWith("records.orders.query must be a query"));
        assertThat(described(with(
                                "records",
                                Map.of("orders", Map.of("query", "select 1", "key", List.of("a"), "zone", "Mars"))))
                        .problems())
                .singleElement()
                .asString()
                .startsWith("records.orders.zone must be a time zone");
    }
}
