package dev.cutover.journal.codec;

import dev.cutover.run.AttemptNote;
import dev.cutover.run.NoteForm;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A note: two texts of the fact that it is in, which has no key of its own for it. */
final class NoteCodec implements FieldCodec {
    private static final String WHAT = "what";
    private static final String VALUE = "value";

    @Override
    public Map<String, Object> toPlain(Object value) {
        var form = NoteForm.of((AttemptNote) value);
        var plain = new LinkedHashMap<String, Object>();
        plain.put(WHAT, form.what());
        plain.put(VALUE, form.value());
        return plain;
    }

    /** Of the plain form of the whole fact. */
    @Override
    public Object toValue(Object plain) {
        var fact = (Map<?, ?>) plain;
        return new NoteForm(text(fact, WHAT), text(fact, VALUE)).note();
    }

    private static String text(Map<?, ?> fact, String key) {
        var plain = Optional.<Object>ofNullable(fact.get(key)).orElse("");
        return (String) ScalarCodecs.TEXT.toValue(plain);
    }
}
