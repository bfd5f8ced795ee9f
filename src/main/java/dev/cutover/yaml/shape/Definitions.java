package dev.cutover.yaml.shape;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Gathers the parts of a schema that are named once and referred to. Confined to one thread. */
public final class Definitions {
    private static final Map<String, Object> PARAMETER = ordered("type", "string", "pattern", "\\$\\{param\\.[^}]*\\}");

    private final Map<String, Object> parts = new LinkedHashMap<>();

    /** A reference to the part of this name, which is made if it is not there yet. */
    Map<String, Object> refer(String name, Function<Definitions, Map<String, Object>> maker) {
        if (!parts.containsKey(name)) {
            parts.put(name, Map.of());
            parts.put(name, maker.apply(this));
        }
        return ordered("$ref", "#/$defs/" + name);
    }

    /** The schema of a single value, or a text with a parameter in it, which is filled in before anything is read. */
    static Map<String, Object> orParameter(Map<String, Object> single) {
        return ordered("anyOf", List.of(single, PARAMETER));
    }

    /** Whatever fits one of these. */
    public static Map<String, Object> anyOf(List<Map<String, Object>> schemas) {
        return ordered("anyOf", schemas);
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
