package dev.cutover.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.model.Binding;
import dev.cutover.model.Segment;
import dev.cutover.model.SystemId;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Metrics;
import dev.cutover.testkit.database.Databases;
import dev.cutover.testkit.database.OpenedDatabase;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JdbcMetricsTest {
    @RegisterExtension
    static final Databases DATABASES = new Databases();

    private static Metrics.Measurement measured(Engines engine, String query) throws Exception {
        engine.execute(
                DATABASES,
                "drop table if exists timed_orders",
                "create table timed_orders (id int primary key, late {truth}, region varchar(20), placed_at {instant})",
                "insert into timed_orders values (1, true, 'us-east', current_timestamp), (2, false, 'us-east',"
                        + " current_timestamp), (3, true, 'us-west', current_timestamp), (4, true, 'us-east',"
                        + " '2020-01-01 00:00:00')");
        // A word of H2's own.
        return opened(engine, engine == Engines.H2 ? query.replace("as value", "as \"value\"") : query)
                .metrics()
                .evaluate("late-orders", Duration.ofMinutes(10), Segment.parse("region=us-east"));
    }

    private static OpenedDatabase opened(Engines engine, String query) throws Exception {
        return OpenedDatabase.of(with(engine.settings(DATABASES, Map.of()), query));
    }

    private static Map<String, Object> with(Map<String, Object> settings, String query) {
        var with = new LinkedHashMap<>(settings);
        with.put("metrics", Map.of("late-orders", Map.of("query", query, "unit", "fraction")));
        return with;
    }

    private static String since(Engines engine) {
        return switch (engine) {
            case POSTGRESQL -> "now() - {window} * interval '1 second'";
            case MARIADB -> "now() - interval {window} second";
            case H2 -> "dateadd(second, -{window}, current_timestamp)";
        };
    }

    @ParameterizedTest
    @EnumSource
    void aMetricIsAValueOfASegmentAndAWindow(Engines engine) throws Exception {
        assertThat(measured(
                        engine,
                        "select avg(case when late then 1.0 else 0 end) as value, count(*) as samples from timed_orders"
                                + " where region = {segment.region} and placed_at > " + since(engine)))
                .isEqualTo(Metrics.Measurement.value(0.5, 2));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNoSingleNumberIsNoData(Engines engine) throws Exception {
        assertThat(measured(engine, "select id as value from timed_orders where id > 99"))
                .isEqualTo(Metrics.Measurement.noData("its query gives no row"));
        assertThat(measured(engine, "select avg(id) as value, 0 as samples from timed_orders where id > 99"))
                .isEqualTo(Metrics.Measurement.noData("its value is null or not a number"));
        assertThat(measured(engine, "select id as value from timed_orders"))
                .isEqualTo(Metrics.Measurement.noData(
                        "its query gives several rows: several rows want an aggregation, such as avg or count"));
        assertThatThrownBy(() -> measured(engine, "select count(*) as orders from timed_orders"))
                .isInstanceOf(ConnectorException.class)
                .hasMessage("its query has no column `value`, only orders: name it by `as value`");
        assertThatThrownBy(() -> measured(engine, "select 'many' as value"))
                .hasMessage("its column `value` holds a text, expected a number");
    }

    @Test
    void notANumberIsNoData() throws Exception {
        assertThat(measured(Engines.POSTGRESQL, "select 'NaN'::float8 as value, 3 as samples"))
                .isEqualTo(Metrics.Measurement.noData("its value is null or not a number"));
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void aQueryChangesNothing(Engines engine) throws Exception {
        if (engine == Engines.POSTGRESQL) {
            assertThatThrownBy(() -> measured(
                            engine,
                            "with gone as (delete from timed_orders returning id) select count(*) as value from gone"))
                    .isInstanceOf(ConnectorException.class)
                    .hasMessageContaining("SQL state 25006");
        }
        assertThat(measured(engine, "select count(*) as value from timed_orders"))
                .isEqualTo(Metrics.Measurement.value(4, 1));
    }

    @Test
    void theQueryOfACriterionIsTheNameOfAMetric() {
        var settings = Map.<String, Object>of("driver", "postgresql", "host", "db-1", "database", "oms");
        var binding = new Binding(new SystemId("oms"), "jdbc", with(settings, "select 1 as value"), Map.of());
        var provider = new JdbcConnectorProvider();

        assertThat(provider.describe(binding).problems()).isEmpty();
        assertThat(provider.describe(binding).capabilities()).contains(Metrics.class);
        assertThat(provider.checkQuery(binding, "late-orders")).isEmpty();
        assertThat(provider.checkQuery(binding, "late-order"))
                .isEqualTo("`late-order` is not a metric of this system; there are late-orders; did you mean"
                        + " 'late-orders'?");
    }
}
