package dev.cutover.connector.files;

import dev.cutover.spi.RecordSet;
import dev.cutover.spi.RecordSet.Column;
import dev.cutover.spi.operation.DeclaredSets;
import dev.cutover.spi.settings.SettingsReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the settings say of one record set. Immutable.
 *
 * @param file a name below the folder; its last part may be a pattern
 * @param types of the columns that are named; the others are text
 */
record FileSet(
        String name,
        String description,
        String file,
        FileFormat format,
        List<String> key,
        Map<String, RecordSet.Type> types,
        Optional<String> time,
        boolean sorted) {
    private static final Map<String, RecordSet.Type> TYPES = Arrays.stream(RecordSet.Type.values())
            .collect(Collectors.toMap(
                    type -> type.name().toLowerCase(Locale.ROOT),
                    Function.identity(),
                    (a, b) -> a,
                    LinkedHashMap::new));

    FileSet {
        key = List.copyOf(key);
    }

    /** All sets of a system, by name; the settings reader collects the mistakes. */
    static Map<String, FileSet> readAll(SettingsReader with) {
        return DeclaredSets.readAll(with, (name, settings) -> Optional.of(read(name, settings)));
    }

    private static FileSet read(String name, SettingsReader settings) {
        settings.require("file", "name it: { file: orders.csv, key: [order_id] }");
        String file = settings.text("file").orElse("");
        FileNames.objection(file).ifPresent(why -> settings.wrong("file", why));
        var key = DeclaredSets.key(settings);
        return new FileSet(
                name,
                settings.text("description").orElse("each row of " + name),
                file,
                settings.choice("format", FileFormat.class).orElse(FileFormat.CSV),
                key,
                types(settings),
                settings.text("time"),
                settings.flag("sorted").orElse(false));
    }

    private static Map<String, RecordSet.Type> types(SettingsReader settings) {
        var types = new LinkedHashMap<String, RecordSet.Type>();
        settings.textsByName("columns").orElse(Map.of()).forEach((column, word) -> {
            var type = TYPES.get(word.toLowerCase(Locale.ROOT));
            if (type == null && !word.isEmpty()) {
                settings.wrong("columns." + column, "must be one of " + String.join(", ", TYPES.keySet()));
            }
            types.put(column, type == null ? RecordSet.Type.TEXT : type);
        });
        return types;
    }

    /** The columns that the settings name. */
    List<String> named() {
        var names = new LinkedHashSet<>(key);
        names.addAll(types.keySet());
        time.ifPresent(names::add);
        return List.copyOf(names);
    }

    /** The set as far as the settings alone tell; empty if they are wrong. */
    Optional<RecordSet> described() {
        if (key.isEmpty()) {
            return Optional.empty();
        }
        var set = of(named());
        return Optional.of(format == FileFormat.CSV ? set.withMoreColumns() : set);
    }

    /** The set with these columns, among which are those that the settings name. */
    RecordSet of(List<String> names) {
        var columns = new ArrayList<Column>();
        for (String column : names) {
            columns.add(Column.of(column, types.getOrDefault(column, usualType(column)), ""));
        }
        var set = RecordSet.of(name, description, columns, key).withSorted(sorted);
        return time.map(set::withTime).orElse(set);
    }

    private RecordSet.Type usualType(String column) {
        return time.filter(column::equals).isPresent() ? RecordSet.Type.INSTANT : RecordSet.Type.TEXT;
    }
}
