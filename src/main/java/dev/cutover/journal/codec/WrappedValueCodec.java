package dev.cutover.journal.codec;

import java.util.Map;

/** A record around a single value, written as that value alone. */
record WrappedValueCodec(String component, RecordCodec record) implements FieldCodec {

    @Override
    public Object toPlain(Object value) {
        return record.onlyPlain(value);
    }

    @Override
    public Object toValue(Object plain) {
        return record.toValue(Map.of(component, plain));
    }
}
