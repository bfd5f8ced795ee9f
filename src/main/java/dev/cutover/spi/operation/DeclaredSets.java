package dev.cutover.spi.operation;

import dev.cutover.spi.settings.SettingsReader;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/**
 * The record sets that the environment file defines under {@code records}, whatever they are read from. Stateless and
 * thread-safe.
 */
public final class DeclaredSets {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+");

    private DeclaredSets() {}

    /**
     * All sets of a system by name, in the order of the file; the settings reader collects the mistakes.
     *
     * @param reading makes a set of its name and its settings; nothing if they are wrong: then it is left out
     */
    public static <S> Map<String, S> readAll(
            SettingsReader with, BiFunction<String, SettingsReader, Optional<S>> reading) {
        var sets = new LinkedHashMap<String, S>();
        with.table("records")
                .ifPresent(records -> records.tables().forEach((name, settings) -> {
                    if (!name.equals("*") && !NAME.matcher(name).matches()) {
                        records.wrong(name, "is no name of a record set", "use letters, digits, - and _");
                    }
                    reading.apply(name, settings).ifPresent(set -> sets.put(name, set));
                }));
        return sets;
    }

    /** The columns that tell the rows of a set apart: one at least, each once. */
    public static List<String> key(SettingsReader settings) {
        settings.require("key", "name the columns that tell rows apart: key: [order_id]");
        var key = settings.words("key").orElse(List.of());
        if (settings.has("key") && (key.isEmpty() || new LinkedHashSet<>(key).size() < key.size())) {
            settings.wrong("key", "must name one or more columns, each once");
        }
        return key;
    }
}
