package dev.cutover.journal.codec;

import java.util.LinkedHashMap;
import java.util.Map;

/** One of several records, told apart by the key "kind". */
record KindCodec(Map<Class<?>, String> kinds, Map<String, RecordCodec> shapes) implements FieldCodec {
    static final String KIND = "kind";

    @Override
    public Object toPlain(Object value) {
        String kind = kinds.get(value.getClass());
        if (kind == null) {
            throw new IllegalStateException("no name for " + value.getClass());
        }
        var plain = new LinkedHashMap<String, Object>();
        plain.put(KIND, kind);
        plain.putAll(shape(kind).toPlain(value));
        return plain;
    }

    @Override
    public Object toValue(Object plain) {
        if (!(plain instanceof Map<?, ?> map) || !(map.get(KIND) instanceof String kind)) {
            throw new UnreadableFact("'" + plain + "' does not say its kind");
        }
        return shape(kind).toValue(plain);
    }

    private RecordCodec shape(String kind) {
        var shape = shapes.get(kind);
        if (shape == null) {
            throw new UnreadableFact("the kind '" + kind + "' is unknown; it was written by a newer version");
        }
        return shape;
    }
}
