package dev.cutover.spi.operation;

import dev.cutover.model.Segment;
import dev.cutover.spi.CallContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values that one call fills places with, by name. Immutable.
 *
 * @param values texts, numbers, booleans, lists and maps of them, as the runbook has them
 */
public record PlaceValues(Map<String, Object> values) {
    public PlaceValues {
        values = Map.copyOf(values);
    }

    /**
     * The parameters of a call.
     *
     * @throws UnfitValueException if they are not valid for the operation
     */
    public static PlaceValues of(Map<String, DeclaredParameter> parameters, Map<String, Object> with)
            throws UnfitValueException {
        for (String name : with.keySet()) {
            if (!parameters.containsKey(name)) {
                throw new UnfitValueException("it takes no parameter `" + name + "`"
                        + (parameters.isEmpty() ? "" : "; it takes " + String.join(", ", parameters.keySet())));
            }
        }
        var values = new LinkedHashMap<String, Object>();
        for (DeclaredParameter parameter : parameters.values()) {
            @Nullable Object given = with.get(parameter.name());
            check(parameter, given);
            values.put(parameter.name(), given == null ? parameter.preset() : given);
        }
        return new PlaceValues(values);
    }

    private static void check(DeclaredParameter parameter, @Nullable Object given) throws UnfitValueException {
        if (given instanceof List<?> items) {
            for (Object item : items) {
                parameter.check(String.valueOf(item));
            }
        } else {
            parameter.check(given == null ? null : String.valueOf(given));
        }
    }

    /** The same with what every call has: its key, correlation, fence, deadline and segment. */
    public PlaceValues of(CallContext context) {
        return in(context.segment())
                .and("cutover.key", context.idempotencyKey())
                .and("cutover.correlation", context.correlation())
                .and("cutover.fence", Long.toString(context.fence()))
                .and("cutover.deadline", context.deadline().toString());
    }

    /** The same with the values of a segment. */
    public PlaceValues in(Segment segment) {
        var more = new LinkedHashMap<>(values);
        segment.values().forEach((dimension, value) -> more.put("segment." + dimension, value));
        return new PlaceValues(more);
    }

    /** The same with one more value. */
    public PlaceValues and(String name, Object value) {
        var more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new PlaceValues(more);
    }

    /**
     * The value of a place.
     *
     * @throws UnfitValueException if it has none: the step's segment does not name the dimension
     */
    public Object get(String name) throws UnfitValueException {
        @Nullable Object value = values.get(name);
        if (value == null) {
            throw new UnfitValueException("{" + name + "} has no value: the step's segment does not name it");
        }
        return value;
    }

    /**
     * The value of a place as a text.
     *
     * @throws UnfitValueException if it has none, or if it is a list or a map
     */
    public String text(String name) throws UnfitValueException {
        Object value = get(name);
        if (value instanceof List || value instanceof Map) {
            throw new UnfitValueException("`" + name + "` must be one value here, not " + value);
        }
        return value.toString();
    }
}
