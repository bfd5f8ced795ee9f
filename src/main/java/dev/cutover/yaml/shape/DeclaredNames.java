package dev.cutover.yaml.shape;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names that can be referred to, by what they name; in the order of the file. */
public final class DeclaredNames {
    public static final DeclaredNames NONE = new DeclaredNames(Map.of(), Map.of());

    private final Map<Kind, Set<String>> names = new EnumMap<>(Kind.class);
    private final Map<String, Set<String>> segments = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> lanes;

    /** Names by their kind, and the values of each dimension. */
    public DeclaredNames(Map<Kind, ? extends Set<String>> names, Map<String, ? extends Set<String>> segments) {
        this(names, segments, Map.of());
    }

    /** The same, with the thresholds of each lane as they are written. */
    public DeclaredNames(
            Map<Kind, ? extends Set<String>> names,
            Map<String, ? extends Set<String>> segments,
            Map<String, Map<String, String>> lanes) {
        this.lanes = Collections.unmodifiableMap(new LinkedHashMap<>(lanes));
        names.forEach((kind, set) -> this.names.put(kind, Collections.unmodifiableSet(new LinkedHashSet<>(set))));
        segments.forEach((dimension, values) ->
                this.segments.put(dimension, Collections.unmodifiableSet(new LinkedHashSet<>(values))));
    }

    /** The kinds of things that names refer to. */
    public enum Kind {
        DIMENSION("dimension", "dimensions"),
        ROLE("role", "roles"),
        PERSON("person", "persons"),
        SYSTEM("system", "systems"),
        TRAFFIC("traffic", "traffic"),
        CRITERION("criterion", "criteria"),
        PHASE("phase", "phases"),
        STEP("step", "steps"),
        ROLLBACK_STEP("step of the rollback", "steps of the rollback");

        private final String one;
        private final String many;

        Kind(String one, String many) {
            this.one = one;
            this.many = many;
        }

        public String one() {
            return one;
        }

        public String many() {
            return many;
        }
    }

    public Set<String> of(Kind kind) {
        return names.getOrDefault(kind, Set.of());
    }

    /** The values of a dimension; none if there is no such dimension. */
    public Set<String> values(String dimension) {
        return segments.getOrDefault(dimension, Set.of());
    }

    /** The lanes that have a class, each with its thresholds by their names, as they are written. */
    public Map<String, Map<String, String>> lanes() {
        return lanes;
    }

    /** A hint about an unknown name; empty if the name is known. */
    public Optional<String> hint(Kind kind, String name) {
        var known = of(kind);
        return known.contains(name) ? Optional.empty() : Optional.of(Suggestion.hint(name, known, kind.many()));
    }
}
