package dev.cutover.connector.sandbox;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Something asked of a system.
 *
 * @param key under which it is done once
 * @param fence a system refuses what comes with a lower one than it has seen
 */
record ActionRequest(Site site, Action action, Map<String, String> arguments, String key, long fence) {
    ActionRequest {
        arguments = Collections.unmodifiableMap(new TreeMap<>(arguments));
    }

    /** System and action, as in {@code releases.freeze}. */
    String call() {
        return site + "." + action.name();
    }

    /** The traffic that it is about; everything, unless it names some. */
    Map<String, String> segment() {
        return action.hasDimensions() ? arguments : Map.of();
    }

    /** @throws EstateException if an argument is not known, or not one of its dimension's values */
    void check(Segments segments) {
        var known = action.parameters().stream().map(Action.Parameter::name).toList();
        arguments.keySet().stream()
                .filter(argument -> !known.contains(argument))
                .findFirst()
                .ifPresent(argument -> {
                    throw Names.unknown("argument of " + call(), argument, known);
                });
        segments.check(segment());
    }
}
