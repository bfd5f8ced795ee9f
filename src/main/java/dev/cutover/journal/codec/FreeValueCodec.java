package dev.cutover.journal.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The shape of what a runbook says freely: text, numbers, booleans, lists and maps. Whole numbers become {@code Long},
 * others {@code Double}; what neither holds exactly becomes text. Maps are sorted by key.
 */
final class FreeValueCodec implements FieldCodec {

    @Override
    public Object toPlain(Object value) {
        if (value instanceof String || value instanceof Long || value instanceof Boolean) {
            return value;
        } else if (value instanceof Double) {
            return ScalarCodecs.finite(value);
        } else if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        } else if (value instanceof Float number) {
            return ScalarCodecs.finite(number.doubleValue());
        } else if (value instanceof BigInteger number) {
            return number.bitLength() < Long.SIZE ? (Object) number.longValue() : number.toString();
        } else if (value instanceof BigDecimal number) {
            double near = number.doubleValue();
            boolean exact = Double.isFinite(near) && BigDecimal.valueOf(near).compareTo(number) == 0;
            return exact ? (Object) near : number.toString();
        } else if (value instanceof Map<?, ?> map) {
            return toPlainMap(map);
        } else if (value instanceof Collection<?> list) {
            return toPlainList(list);
        }
        return value.toString();
    }

    private Object toPlainMap(Map<?, ?> map) {
        var plain = new TreeMap<String, @Nullable Object>();
        map.forEach(
                (key, value) -> plain.put(JsonKeys.wellFormed(key.toString()), value == null ? null : toPlain(value)));
        return Collections.unmodifiableMap(plain);
    }

    private List<@Nullable Object> toPlainList(Collection<?> list) {
        var plain = new ArrayList<@Nullable Object>(list.size());
        list.forEach(value -> plain.add(value == null ? null : toPlain(value)));
        return Collections.unmodifiableList(plain);
    }

    /** What was read is brought into the same form as what was written. */
    @Override
    public Object toValue(Object plain) {
        return toPlain(plain);
    }
}
