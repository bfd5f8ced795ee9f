package dev.cutover.journal.codec;

import dev.cutover.model.Scope;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A scope as a map from dimensions to their values, as every build has written it; one that names steps as an object of
 * its parts, of which {@code values} is that map.
 */
record ScopeCodec(RecordCodec whole) implements FieldCodec {
    private static final String VALUES = "values";

    @Override
    public Object toPlain(Object value) {
        var scope = (Scope) value;
        var plain = whole.toPlain(scope);
        if (!scope.steps().isEmpty() || !scope.also().isEmpty()) {
            return plain;
        }
        var values = plain.get(VALUES);
        return values == null ? Map.of() : values;
    }

    @Override
    public Object toValue(Object plain) {
        // The values of a dimension are a list, and never an object.
        boolean isWhole = plain instanceof Map<?, ?> map && map.get(VALUES) instanceof Map;
        return whole.toValue(isWhole ? plain : inParts(plain));
    }

    private static Map<String, Object> inParts(Object values) {
        var parts = new LinkedHashMap<String, Object>();
        parts.put(VALUES, values);
        return parts;
    }
}
