package dev.cutover.connector.http;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cutover.connector.http.request.JsonText;
import dev.cutover.connector.http.request.PointerNotation;
import dev.cutover.connector.http.request.RequestReader;
import dev.cutover.connector.http.request.RequestTemplate;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.RecordSet;
import dev.cutover.spi.Records;
import dev.cutover.spi.operation.DeclaredSets;
import dev.cutover.spi.operation.PlaceCheck;
import dev.cutover.spi.settings.SettingsReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A record set as the environment file defines it. Immutable.
 *
 * @param rows where the list of rows is in the body
 * @param columns where each value is in a row, in their order
 * @param version the column whose value changes with every change of the row
 * @param byKey what asks for the row of one key; empty if all rows are read instead
 */
record RecordSource(
        RecordSet set,
        RequestTemplate request,
        JsonPointer rows,
        List<JsonPointer> columns,
        Optional<String> version,
        PageRule page,
        Optional<ByKey> byKey) {
    private static final List<String> KEYS =
            List.of("description", "request", "rows", "key", "columns", "types", "time", "version", "page", "by-key");

    /**
     * What asks for the row of one key; status 404 says that there is none.
     *
     * @param row where the row is in the body
     */
    record ByKey(RequestTemplate request, JsonPointer row) {}

    /** All sets of a system, by name; one whose settings are wrong is left out. */
    static Map<String, RecordSource> readAll(SettingsReader with) {
        return DeclaredSets.readAll(with, RecordSource::read);
    }

    private static Optional<RecordSource> read(String name, SettingsReader settings) {
        settings.knows(KEYS)
                .require("rows", "where the list of rows is in the body, such as /items; \"\" for the whole body")
                .require("key", "name the columns that tell rows apart: key: [order_id]")
                .require("columns", "where each value is in a row: { order_id: /id }");
        var columns = columns(settings);
        var types = types(settings, columns.keySet());
        var key = settings.words("key").orElse(List.of());
        var time = settings.text("time");
        var version = settings.text("version");
        var request = RequestReader.reading(settings, PlaceCheck.of(Set.of(), Set.of()));
        var page = PageRule.read(settings);
        if (!(page instanceof PageRule.Single) && !request.method().equals("GET")) {
            settings.wrong("page", "needs a request that is a GET", "the next page is asked for by its address");
        }
        var byKey = settings.table("by-key").map(one -> byKey(one, key));
        var rows = PointerNotation.read(settings, "rows").orElse(JsonPointer.empty());
        boolean hasKey = areColumns(settings, "key", key, columns.keySet()) && !key.isEmpty();
        boolean hasTime = areColumns(settings, "time", time.stream().toList(), columns.keySet());
        boolean hasVersion = areColumns(settings, "version", version.stream().toList(), columns.keySet());
        if (!hasKey || !hasTime || !hasVersion) {
            return Optional.empty();
        }
        var set = RecordSet.of(
                name,
                settings.text("description").orElse("each row of " + name),
                columns.keySet().stream()
                        .map(column -> RecordSet.Column.of(column, types.getOrDefault(column, RecordSet.Type.TEXT), ""))
                        .toList(),
                key);
        return Optional.of(new RecordSource(
                time.map(set::withTime).orElse(set),
                request,
                rows,
                List.copyOf(columns.values()),
                version,
                page,
                byKey));
    }

    private static Map<String, JsonPointer> columns(SettingsReader settings) {
        var columns = new LinkedHashMap<String, JsonPointer>();
        var names = settings.textsByName("columns").orElse(Map.of()).keySet();
        settings.table("columns")
                .ifPresent(table -> names.forEach(name ->
                        columns.put(name, PointerNotation.read(table, name).orElse(JsonPointer.empty()))));
        return columns;
    }

    private static Map<String, RecordSet.Type> types(SettingsReader settings, Set<String> columns) {
        var types = new LinkedHashMap<String, RecordSet.Type>();
        var names = settings.textsByName("types").orElse(Map.of()).keySet();
        areColumns(settings, "types", names, columns);
        settings.table("types")
                .ifPresent(table -> names.forEach(
                        name -> table.choice(name, RecordSet.Type.class).ifPresent(type -> types.put(name, type))));
        return types;
    }

    private static ByKey byKey(SettingsReader settings, List<String> key) {
        settings.knows(List.of("request", "row"));
        var places = key.stream().map(column -> "key." + column).collect(Collectors.toSet());
        return new ByKey(
                RequestReader.reading(settings, PlaceCheck.of(places, Set.of())),
                PointerNotation.read(settings, "row").orElse(JsonPointer.empty()));
    }

    private static boolean areColumns(
            SettingsReader settings, String key, Collection<String> names, Set<String> columns) {
        var unknown = new LinkedHashSet<>(names);
        unknown.removeAll(columns);
        unknown.forEach(name -> settings.wrong(
                key, "names `" + name + "`, which is no column", "there are " + String.join(", ", columns)));
        return unknown.isEmpty();
    }

    /**
     * A row as it is in the body.
     *
     * @throws ConnectorException if it has no key
     */
    Records.Row row(JsonNode node, Instant readAt) throws ConnectorException {
        var values = new ArrayList<@Nullable String>(columns.size());
        for (JsonPointer column : columns) {
            JsonNode value = node.at(column);
            values.add(value.isMissingNode() || value.isNull() ? null : JsonText.of(value));
        }
        String told = version.flatMap(set::position)
                .flatMap(place -> Optional.ofNullable(values.get(place)))
                .orElse("");
        try {
            return Records.Row.of(set, values, told, readAt);
        } catch (IllegalArgumentException e) {
            throw new ConnectorException(e.getMessage() + ", and so cannot be compared", e);
        }
    }
}
