package dev.cutover.connector.jdbc.metric;

import dev.cutover.connector.jdbc.dialect.SqlDialect;
import dev.cutover.connector.jdbc.session.SqlTemplate;
import dev.cutover.spi.Metrics.Unit;
import dev.cutover.spi.operation.PlaceCheck;
import dev.cutover.spi.settings.NearName;
import dev.cutover.spi.settings.SettingsReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A metric as the settings define it. Immutable.
 *
 * @param unit what a number means where a share is asked for
 */
public record DeclaredMetric(SqlTemplate query, Unit unit, String description) {
    private static final Map<String, Unit> UNITS = Map.of("percent", Unit.PERCENT, "fraction", Unit.FRACTION);
    private static final PlaceCheck PLACES = PlaceCheck.of(Set.of(), Set.of("window"));

    /** All metrics of a system, by name; the settings reader collects the mistakes. */
    public static Map<String, DeclaredMetric> readAll(SettingsReader with, SqlDialect dialect) {
        var metrics = new LinkedHashMap<String, DeclaredMetric>();
        with.table("metrics")
                .ifPresent(all -> all.tables().forEach((name, settings) -> {
                    settings.require("query", "write the select with the columns value and samples");
                    var unit = settings.choice("unit", UNITS).orElse(Unit.UNSTATED);
                    String description = settings.text("description").orElse("");
                    SqlTemplate.readQuery(settings, "query", PLACES, dialect)
                            .ifPresent(query -> metrics.put(name, new DeclaredMetric(query, unit, description)));
                }));
        return metrics;
    }

    /** What is wrong with a criterion's query; empty if it is the name of a metric. */
    public static String mistake(String name, Map<String, DeclaredMetric> metrics) {
        if (metrics.containsKey(name)) {
            return "";
        }
        String known = metrics.isEmpty()
                ? "it has none: define them under `metrics`"
                : "there are " + String.join(", ", metrics.keySet());
        String near = NearName.of(name, metrics.keySet())
                .map(meant -> "; did you mean '" + meant + "'?")
                .orElse("");
        return "`" + name + "` is not a metric of this system; " + known + near;
    }
}
