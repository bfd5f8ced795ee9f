package dev.cutover.console.prompt;

import dev.cutover.model.Dimension;
import dev.cutover.model.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        for (String pair : typed.split("\\s+", -1)) {
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
        return new FormField.Check.Taken(typed);
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
