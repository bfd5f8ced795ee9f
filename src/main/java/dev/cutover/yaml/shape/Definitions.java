package dev.cutover.yaml.shape;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Collects the named parts of a schema, to which the rest refers. Confined to one thread. */
public final class Definitions {
    private static final Map<String, Object> PARAMETER = ordered("type", "string", "pattern", "\\$\\{param\\.[^}]*\\}");

    private final Map<String, Object> parts = new LinkedHashMap<>();

    /** A reference to the part of this name, which is created at first use. */
    Map<String, Object> refer(String name, Function<Definitions, Map<String, Object>> maker) {
        if (!parts.containsKey(name)) {
            parts.put(name, Map.of());
            parts.put(name, maker.apply(this));
        }
        return ordered("$ref", "#/$defs/" + name);
    }

    /** Allows a text with a parameter instead of the value; parameters are filled in before values are read. */
    static Map<String, Object> orParameter(Map<String, Object> single) {
        return ordered("anyOf", List.of(single, PARAMETER));
    }

    /** Matches if one of these does. */
    public static Map<String, Object> anyOf(List<Map<String, Object>> schemas) {
        return ordered("anyOf", schemas);
    }

    /** Adds one more rule to a part that exists. */
    @SuppressWarnings("unchecked")
    public void addTo(String part, String rule, Object value) {
        parts.computeIfPresent(part, (name, schema) -> {
            var more = new LinkedHashMap<>((Map<String, Object>) schema);
            more.put(rule, value);
            return more;
        });
    }

    /** The parts so far, by name. */
    public Map<String, Object> parts() {
        return parts;
    }

    /** Keys and values in turn, in this order. */
    static Map<String, Object> ordered(Object... pairs) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
