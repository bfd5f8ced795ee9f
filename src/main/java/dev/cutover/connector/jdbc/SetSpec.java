package dev.cutover.connector.jdbc;

import dev.cutover.spi.RecordSet;
import dev.cutover.spi.operation.DeclaredSets;
import dev.cutover.spi.settings.NotationException;
import dev.cutover.spi.settings.SettingsReader;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the settings say of one record set.
 *
 * @param query a select, without a semicolon at its end
 * @param time the column that a comparison selects a time by
 * @param version the column whose value changes with every change of the row
 * @param zone of times that state none
 */
record SetSpec(
        String name,
        String description,
        String query,
        List<String> key,
        Optional<String> time,
        Optional<String> version,
        Optional<ZoneId> zone,
        boolean sorted) {
    private static final Pattern SELECT = Pattern.compile("(?is)\\s*(select|with|table|values)\\b.*");

    SetSpec {
        key = List.copyOf(key);
    }

    /** All sets of a system, by name; the settings reader collects the mistakes. */
    static Map<String, SetSpec> readAll(SettingsReader with) {
        return DeclaredSets.readAll(with, (name, settings) -> Optional.of(read(name, settings)));
    }

    private static SetSpec read(String name, SettingsReader settings) {
        settings.require("query", "write the select: { query: \"select … from orders\", key: [order_id] }");
        String query = settings.text("query").orElse("").strip().replaceFirst(";+$", "");
        if (!query.isEmpty() && !SELECT.matcher(query).matches()) {
            settings.wrong("query", "must be a query that begins with select or with", "");
        }
        var key = DeclaredSets.key(settings);
        return new SetSpec(
                name,
                settings.text("description").orElse("each row of " + name),
                query,
                key,
                settings.text("time"),
                settings.text("version"),
                settings.written("zone", "a time zone, such as UTC or Europe/Berlin", SetSpec::zone),
                settings.flag("sorted").orElse(false));
    }

    private static ZoneId zone(String text) throws NotationException {
        try {
            return ZoneId.of(text.strip());
        } catch (DateTimeException e) {
            throw new NotationException("there is no such zone", "");
        }
    }

    /** Whether times that state no zone are in UTC. */
    boolean isUtc() {
        return zone.filter(declared -> declared.normalized().equals(ZoneOffset.UTC))
                .isPresent();
    }

    /** The set as far as the settings alone tell; empty if they are wrong. */
    Optional<RecordSet> described() {
        if (key.isEmpty()) {
            return Optional.empty();
        }
        var names = new LinkedHashSet<>(key);
        time.ifPresent(names::add);
        version.ifPresent(names::add);
        var columns = names.stream()
                .map(column -> RecordSet.Column.of(column, RecordSet.Type.TEXT, ""))
                .toList();
        var set = RecordSet.of(name, description, columns, key).withSorted(sorted);
        return Optional.of(time.map(set::withTime).orElse(set).withMoreColumns());
    }
}
