package dev.cutover.connector.sandbox.estate.actions;

import dev.cutover.connector.sandbox.estate.platform.EstateException;
import dev.cutover.connector.sandbox.estate.platform.EstateSite;
import dev.cutover.connector.sandbox.estate.platform.NameSuggestions;
import dev.cutover.connector.sandbox.estate.platform.RoutingKeys;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request to a system.
 *
 * @param key the idempotency key, under which the action is done once
 * @param fence the runner's fence; a system refuses a request with a lower one than it has seen
 */
public record ActionRequest(
        EstateSite estateSite, EstateAction estateAction, Map<String, String> arguments, String key, long fence) {
    public ActionRequest {
        arguments = Collections.unmodifiableMap(new TreeMap<>(arguments));
    }

    /** System and action, as in {@code releases.freeze}. */
    public String call() {
        return estateSite + "." + estateAction.name();
    }

    /** The traffic that it applies to; the empty map stands for all traffic. */
    public Map<String, String> segment() {
        return estateAction.hasDimensions() ? arguments : Map.of();
    }

    /**
     * Checks that each argument is known, and that dimensions have one of their values.
     *
     * @throws EstateException if an argument is unknown, or not one of its dimension's values
     */
    public void check(RoutingKeys routingKeys) {
        var known = estateAction.parameters().stream()
                .map(EstateAction.Parameter::name)
                .toList();
        arguments.keySet().stream()
                .filter(argument -> !known.contains(argument))
                .findFirst()
                .ifPresent(argument -> {
                    throw NameSuggestions.unknown("argument of " + call(), argument, known);
                });
        routingKeys.check(segment());
    }
}
