package dev.cutover.connector.sandbox.estate.actions;

import dev.cutover.connector.sandbox.estate.command.OrderCall;
import dev.cutover.connector.sandbox.estate.platform.EstateException;
import dev.cutover.connector.sandbox.estate.platform.EstateSite;
import dev.cutover.connector.sandbox.estate.platform.NameSuggestions;
import dev.cutover.connector.sandbox.estate.platform.OrderId;
import dev.cutover.connector.sandbox.estate.platform.RoutingKeys;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

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
        var segment = new TreeMap<String, String>();
        for (var parameter : estateAction.parameters()) {
            String value = arguments.get(parameter.name());
            if (parameter.isDimension() && value != null) {
                segment.put(parameter.name(), value);
            }
        }
        return segment;
    }

    /** What it asks for single orders; empty if it asks no such thing. */
    public Optional<OrderCall> orderCall() {
        return estateAction.takes().isZero()
                ? OrderCall.of(estateSite.kind(), estateAction.name(), arguments, key)
                : Optional.empty();
    }

    /** The same for some of its orders only. */
    public ActionRequest only(OrderCall some) {
        var fewer = new TreeMap<>(arguments);
        fewer.put(
                OrderCall.ORDERS, some.orders().stream().map(OrderId::toString).collect(Collectors.joining(",")));
        return new ActionRequest(estateSite, estateAction, fewer, some.key(), fence);
    }

    /**
     * Checks that each argument is known and makes sense, that none is missing, and that dimensions have one of their
     * values.
     *
     * @throws EstateException if not
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
        checkNoneMissing();
        routingKeys.check(segment());
        estateAction.parameters().stream()
                .filter(parameter -> arguments.containsKey(parameter.name()))
                .forEach(parameter -> parameter.check(arguments.getOrDefault(parameter.name(), "")));
        orderCall();
    }

    private void checkNoneMissing() {
        estateAction.parameters().stream()
                .filter(parameter -> parameter.isRequired() && !arguments.containsKey(parameter.name()))
                .findFirst()
                .ifPresent(missing -> {
                    throw new EstateException(
                            call() + " lacks '" + missing.name() + "'", "give it: " + missing.meaning());
                });
    }
}
