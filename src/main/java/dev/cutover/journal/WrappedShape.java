package dev.cutover.journal;

import java.util.Map;

/** A record around a single value, written as that value alone. */
record WrappedShape(String component, RecordShape record) implements Shape {

    @Override
    public Object toPlain(Object value) {
        return record.onlyPlain(value);
    }

    @Override
    public Object toValue(Object plain) {
        return record.toValue(Map.of(component, plain));
    }
}
