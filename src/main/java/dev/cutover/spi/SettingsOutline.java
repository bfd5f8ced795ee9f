package dev.cutover.spi;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which keys a reader of settings asks for, and as what: made by reading no settings at all, so that it says what the
 * reading itself does. Not thread-safe.
 */
public final class SettingsOutline {
    private static final Map<String, Object> TEXT = Map.of("type", List.of("string", "number", "boolean"));

    private final Map<String, Set<Map<String, Object>>> forms = new LinkedHashMap<>();
    private final Map<String, SettingsOutline> tables = new LinkedHashMap<>();
    private final Set<String> lists = new LinkedHashSet<>();
    private @Nullable SettingsOutline others;
    private boolean otherTexts;
    private Map<String, String> wordsByKey = Map.of();

    /** The descriptions of a schema: by path, else by key alone. */
    private record Words(Map<String, String> byPath, Map<String, String> byKey) {
        String of(String path, String key) {
            String told = byPath.getOrDefault(path, byKey.get(key));
            return (told == null ? "The setting " + key + " of the connector" : told) + ".";
        }
    }

    /** Describes keys that mean the same wherever they stand, such as {@code timeout}; only editors show them. */
    public void describe(Map<String, String> byKey) {
        wordsByKey = Map.copyOf(byKey);
    }

    public void text(String key) {
        form(key, TEXT);
    }

    public void texts(String key) {
        form(key, Map.of("type", "array", "items", TEXT));
    }

    public void type(String key, String type) {
        form(key, Map.of("type", type));
    }

    public void choice(String key, Collection<String> words) {
        form(key, Map.of("enum", List.copyOf(words)));
    }

    public void any(String key) {
        forms.computeIfAbsent(key, missing -> new LinkedHashSet<>());
    }

    /** The keys within a key. */
    public SettingsOutline table(String key) {
        any(key);
        return tables.computeIfAbsent(key, missing -> new SettingsOutline());
    }

    public SettingsOutline tableList(String key) {
        lists.add(key);
        return table(key);
    }

    /** The keys within each key of any name. */
    public SettingsOutline others() {
        var all = others == null ? new SettingsOutline() : others;
        others = all;
        return all;
    }

    public void otherTexts() {
        otherTexts = true;
    }

    public void same(String key, String other) {
        tables.put(key, table(other));
        any(key);
    }

    private void form(String key, Map<String, Object> form) {
        any(key);
        forms.getOrDefault(key, new LinkedHashSet<>()).add(form);
    }

    /**
     * A JSON schema of the settings, without what stands under {@code apart}.
     *
     * @param descriptions of keys, by their paths
     */
    public Map<String, Object> schema(Map<String, String> descriptions, Set<String> apart) {
        return schema("", new Words(descriptions, wordsByKey), apart);
    }

    /** A JSON schema of the settings under a key; allows anything if nobody reads it. */
    public Map<String, Object> within(String key) {
        var table = tables.get(key);
        return table == null ? Map.of("type", "object") : table.schema("", new Words(Map.of(), wordsByKey), Set.of());
    }

    /** What the keys within each key of any name mean, such as of each operation: by path, in the order of reading. */
    public Map<String, String> described(String key) {
        var all = new LinkedHashMap<String, String>();
        var table = tables.get(key);
        var each = table == null ? null : table.others;
        if (each != null) {
            each.collect("", wordsByKey, all);
        }
        return all;
    }

    private void collect(String path, Map<String, String> words, Map<String, String> all) {
        forms.keySet().forEach(key -> {
            var told = words.get(key);
            if (told != null) {
                all.put(path + key, told);
            }
            var table = tables.get(key);
            if (table != null) {
                table.collect(path + key + ".", words, all);
            }
        });
        var each = others;
        if (each != null) {
            each.collect(path + "NAME.", words, all);
        }
    }

    private Map<String, Object> schema(String path, Words words, Set<String> apart) {
        var properties = new LinkedHashMap<String, Object>();
        forms.keySet().stream().filter(key -> !apart.contains(key)).forEach(key -> {
            var one = new LinkedHashMap<String, Object>();
            one.put("description", words.of(path + key, key));
            one.putAll(one(path + key, key, words));
            properties.put(key, one);
        });
        var schema = new LinkedHashMap<String, Object>();
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put(
                "additionalProperties",
                others != null ? others.schema(path + "*.", words, Set.of()) : otherTexts ? TEXT : false);
        return schema;
    }

    private Map<String, Object> one(String path, String key, Words words) {
        var ways = new ArrayList<Map<String, Object>>(forms.getOrDefault(key, Set.of()));
        var table = tables.get(key);
        if (table != null) {
            var inner = table.schema(path + ".", words, Set.of());
            ways.add(lists.contains(key) ? Map.of("type", "array", "items", inner) : inner);
        }
        return ways.isEmpty() ? Map.of() : ways.size() == 1 ? ways.get(0) : Map.of("anyOf", ways);
    }
}
