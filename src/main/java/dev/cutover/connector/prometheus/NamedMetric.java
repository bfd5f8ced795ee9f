package dev.cutover.connector.prometheus;

import dev.cutover.spi.Metrics.Unit;
import dev.cutover.spi.settings.SettingsReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A query of the environment that criteria ask for by its name. Immutable.
 *
 * @param samples a query for the number of observations behind the value
 * @param unit what the value means where a share is asked for
 * @param freshness a selector whose newest sample says how old the value is; else those of the query do
 */
record NamedMetric(String query, Optional<String> samples, Unit unit, Optional<String> freshness) {
    static final Map<String, Unit> UNITS = new TreeMap<>(Map.of("percent", Unit.PERCENT, "fraction", Unit.FRACTION));

    private static final List<String> KEYS = List.of("query", "samples", "unit", "freshness");

    /** By name, in the order of the file. */
    static Map<String, NamedMetric> readAll(SettingsReader names, Unit unit, Optional<String> freshness) {
        var all = new LinkedHashMap<String, NamedMetric>();
        names.tables().forEach((name, settings) -> all.put(name, read(settings.knows(KEYS), unit, freshness)));
        return all;
    }

    private static NamedMetric read(SettingsReader settings, Unit unit, Optional<String> freshness) {
        settings.require("query", "write the PromQL, such as sum(rate(orders_total[{window}]))");
        return new NamedMetric(
                query(settings, "query").orElse(""),
                query(settings, "samples"),
                settings.choice("unit", UNITS).orElse(unit),
                selector(settings).or(() -> freshness));
    }

    private static Optional<String> query(SettingsReader settings, String key) {
        var query = settings.text(key);
        query.map(NamedMetric::mistake)
                .filter(mistake -> !mistake.isEmpty())
                .ifPresent(mistake -> settings.wrong(key, mistake));
        return query;
    }

    /** The setting {@code freshness}. */
    static Optional<String> selector(SettingsReader settings) {
        var selector = query(settings, "freshness").map(String::strip);
        selector.filter(text ->
                        mistake(text).isEmpty() && !SeriesSelectors.of(text).equals(List.of(text)))
                .ifPresent(text -> settings.wrong(
                        "freshness",
                        "must be one selector of series",
                        "write it without functions, such as up{job=\"shop\"}"));
        return selector;
    }

    /** A place has braces where PromQL knows none. */
    static String mistake(String query) {
        return QueryMistake.in(query.replaceAll("\\{(window|segment\\.[\\w-]+)}", "1s"));
    }
}
