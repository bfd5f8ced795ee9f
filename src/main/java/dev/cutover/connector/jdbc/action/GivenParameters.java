package dev.cutover.connector.jdbc.action;

import dev.cutover.spi.Mistake;
import dev.cutover.spi.operation.DeclaredParameter;
import dev.cutover.spi.operation.UnfitValueException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds values that a call could not pass to its statements. Stateless and thread-safe. */
public final class GivenParameters {
    private GivenParameters() {}

    /** The mistakes in these values of one call, at the names of their parameters. */
    public static List<Mistake> mistakes(ActionSpec spec, Map<String, Object> with) {
        var mistakes = new ArrayList<Mistake>();
        with.forEach((name, value) -> {
            var parameter = spec.parameters().get(name);
            if (parameter != null) {
                try {
                    check(spec, parameter, value);
                } catch (UnfitValueException e) {
                    mistakes.add(Mistake.at(name, e.why(), ""));
                }
            }
        });
        return mistakes;
    }

    private static void check(ActionSpec spec, DeclaredParameter parameter, Object value) throws UnfitValueException {
        if (!(value instanceof List<?> items)) {
            if (value instanceof Map) {
                throw new UnfitValueException("`" + parameter.name() + "` must be one value here, not a map");
            }
            parameter.check(String.valueOf(value));
            return;
        }
        for (Object item : items) {
            parameter.check(String.valueOf(item));
        }
        boolean isSingle = spec.templates()
                .flatMap(template -> template.template().places())
                .anyMatch(place -> place.name().equals(parameter.name()) && !place.each());
        if (isSingle) {
            throw new UnfitValueException("`" + parameter.name() + "` must be one value here, not a list");
        }
        if (items.isEmpty()) {
            throw new UnfitValueException(
                    "`" + parameter.name() + "` has no items, and a statement needs at least one");
        }
    }
}
