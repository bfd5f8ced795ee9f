package dev.cutover.console.prompt;

import dev.cutover.model.Dimension;
import dev.cutover.model.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A rollback's scope as it is typed: {@code all}, or {@code region=us-east lane=curbside,backorder}. */
final class ScopeText {
    private final Map<String, Dimension> dimensions;

    ScopeText(Map<String, Dimension> dimensions) {
        this.dimensions = dimensions;
    }

    /** An example of what may be typed besides {@code all}. */
    String example() {
        var pairs = new ArrayList<String>();
        dimensions
                .values()
                .forEach(dimension -> pairs.add(dimension.name() + "=" + String.join(",", dimension.values())));
        return pairs.isEmpty() ? "nothing smaller, as the runbook has no dimensions" : String.join(" ", pairs);
    }

    FormField.Check check(String typed) {
        if (typed.equalsIgnoreCase("all")) {
            return new FormField.Check.Taken("all");
        }
        var pairs = new ArrayList<String>();
        for (String word : typed.split("\\s+", -1)) {
            String pair = word.indexOf('=') < 0 ? pair(word) : word;
            pairs.add(pair);
            int equals = pair.indexOf('=');
            var dimension = equals < 0 ? null : dimensions.get(pair.substring(0, equals));
            if (dimension == null) {
                return new FormField.Check.Not("'" + pair + "' names no dimension; type all, or " + example());
            }
            for (String value : values(pair)) {
                if (!dimension.values().contains(value)) {
                    return new FormField.Check.Not("'" + value + "' is not a " + dimension.name() + "; there are "
                            + String.join(", ", dimension.values()));
                }
            }
        }
        return new FormField.Check.Taken(String.join(" ", pairs));
    }

    /** The run that is spoken about, and the operating-system user who speaks. */
    record Run(String id, String user) {}

    /**
     * The scope that one line names beyond doubt: by the run's own id, by pairs, or by values that stand in one
     * dimension only. {@code all} is too easily typed to be one.
     */
    Optional<Scope> named(String line, String run) {
        if (line.equals(run)) {
            return Optional.of(Scope.WHOLE_RUN);
        }
        return !line.equalsIgnoreCase("all") && check(line.strip()) instanceof FormField.Check.Taken taken
                ? Optional.of(parse(taken.value()))
                : Optional.empty();
    }

    /** A value with its dimension; the value alone if several have it, or none. */
    private String pair(String value) {
        var having = dimensions.values().stream()
                .filter(dimension -> dimension.values().contains(value))
                .toList();
        return having.size() == 1 ? having.get(0).name() + "=" + value : value;
    }

    /** Parses a text that {@link #check} has accepted. */
    Scope parse(String taken) {
        var values = new TreeMap<String, Set<String>>();
        if (!taken.equals("all")) {
            for (String pair : taken.split("\\s+", -1)) {
                values.computeIfAbsent(pair.substring(0, pair.indexOf('=')), name -> new TreeSet<>())
                        .addAll(values(pair));
            }
        }
        return new Scope(values);
    }

    private static List<String> values(String pair) {
        return List.of(pair.substring(pair.indexOf('=') + 1).split("[,|]", -1));
    }
}
