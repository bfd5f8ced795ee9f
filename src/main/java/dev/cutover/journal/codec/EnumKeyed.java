package dev.cutover.journal.codec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The shape of a map from the constants of an enum, by their names; sorted, so that the same value gives the same
 * bytes.
 */
record EnumKeyed(FieldCodec keys, FieldCodec of) implements FieldCodec {
    @Override
    public Object toPlain(Object value) {
        var plain = new TreeMap<String, Object>();
        ((Map<?, ?>) value).forEach((key, each) -> plain.put((String) keys.toPlain(key), of.toPlain(each)));
        return plain;
    }

    @Override
    public Object toValue(Object plain) {
        if (!(plain instanceof Map<?, ?> map)) {
            throw new UnreadableFact("'" + plain + "' is not an object");
        }
        var values = new LinkedHashMap<Object, Object>();
        map.forEach((key, each) -> values.put(keys.toValue(key), of.toValue(each)));
        return Collections.unmodifiableMap(values);
    }

    @Override
    public Object missing() {
        return Map.of();
    }
}
