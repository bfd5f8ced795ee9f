package dev.cutover.journal;

import java.util.Map;

/** A record around a single value, written as that value alone. */
record WrappedShape(String component, RecordShape record) implements Shape {

    @Override
    public Object toPlain(Object value) {
        var inner = record.toPlain(value).get(component);
        if (inner == null) {
            throw new IllegalStateException("nothing in " + value);
        }
        return inner;
    }

    @Override
    public Object toValue(Object plain) {
        return record.toValue(Map.of(component, plain));
    }
}
