package dev.cutover.connector.jdbc.metric;

import dev.cutover.connector.jdbc.session.NamedRow;
import dev.cutover.connector.jdbc.session.Queries;
import dev.cutover.model.Segment;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Metrics;
import dev.cutover.spi.operation.PlaceValues;
import dev.cutover.spi.operation.UnfitValueException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The metrics of one database, each asked in a session that only reads. Thread-safe. */
public final class JdbcMetrics implements Metrics {
    private static final String VALUE = "value";
    private static final String SAMPLES = "samples";

    private final Map<String, DeclaredMetric> metrics;
    private final Queries queries;

    /** @param metrics by name, which is the query of a criterion */
    public JdbcMetrics(Map<String, DeclaredMetric> metrics, Queries queries) {
        this.metrics = metrics;
        this.queries = queries;
    }

    @Override
    public String check(String query) {
        return DeclaredMetric.mistake(query, metrics);
    }

    @Override
    public Measurement evaluate(String query, Duration window, Segment segment)
            throws ConnectorException, InterruptedException {
        var metric = metrics.get(query);
        if (metric == null) {
            throw new ConnectorException(check(query));
        }
        try {
            var values = new PlaceValues(Map.of()).in(segment).and("window", window);
            var rows = new ArrayList<NamedRow>();
            queries.each(metric.query().fill(values), row -> NamedRow.of(row, queries.dialect()), row -> {
                rows.add(row);
                return rows.size() < 2;
            });
            return measurement(rows, metric.unit());
        } catch (UnfitValueException e) {
            throw new ConnectorException(e.why(), e);
        }
    }

    private static Measurement measurement(List<NamedRow> rows, Unit unit) throws ConnectorException {
        if (rows.size() != 1) {
            return Measurement.noData(
                    rows.isEmpty()
                            ? "its query gives no row"
                            : "its query gives several rows: several rows want an aggregation, such as avg or count");
        }
        var row = rows.get(0);
        if (!row.has(VALUE)) {
            throw new ConnectorException("its query has no column `value`, only " + String.join(", ", row.names())
                    + ": name it by `as value`");
        }
        double value = number(VALUE, row.text(VALUE));
        double samples = row.has(SAMPLES) ? number(SAMPLES, row.text(SAMPLES)) : 1;
        if (Double.isNaN(value) || Double.isNaN(samples)) {
            return Measurement.noData("its " + (Double.isNaN(value) ? VALUE : SAMPLES) + " is null or not a number");
        }
        if (Double.isInfinite(value) || samples < 0) {
            return Measurement.noData("its value is " + value + ", of " + samples + " samples");
        }
        return Measurement.value(value, (long) samples, unit);
    }

    /** Truths count as 1 and 0; NaN for null. */
    private static double number(String column, @Nullable String text) throws ConnectorException {
        if (text == null) {
            return Double.NaN;
        }
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true") ? 1 : 0;
        }
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            throw new ConnectorException("its column `" + column + "` holds a text, expected a number", e);
        }
    }
}
