package dev.cutover.journal.codec;

import dev.cutover.journal.disk.JournalException;
import dev.cutover.run.RunId;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.Fact;
import java.time.DateTimeException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Events as JSON objects and back: {@code run}, {@code epoch}, {@code seq}, {@code at}, {@code type}, {@code step},
 * {@code attempt}, {@code actor}, {@code data}, always in this order, so that the same event gives the same bytes.
 * Thread-safe.
 */
public final class EventCodec {
    /** The codec of all facts. It inspects their classes once. */
    public static final EventCodec OF_FACTS = new EventCodec();

    private final FieldCodecs fieldCodecs;
    private final Map<String, Class<?>> classes;
    private final Map<Class<?>, String> names;

    /** Inspects the classes again; use {@link #OF_FACTS} instead. */
    public EventCodec() {
        this(WireNames.OF_FACTS);
    }

    private EventCodec(WireNames wire) {
        fieldCodecs = new FieldCodecs(wire);
        classes = wire.facts();
        names = wire.byClass();
    }

    /** The name under which a fact of this kind is recorded. */
    public String type(Fact fact) {
        String name = names.get(fact.getClass());
        if (name == null) {
            throw new IllegalStateException("no name for " + fact.getClass() + " in the record");
        }
        return name;
    }

    /** ASCII, without a line end. */
    public byte[] encode(Event event) {
        return encode(event, plain(event.fact()));
    }

    /** The same of an event whose fact has this plain form, which is used up. */
    public byte[] encode(Event event, Map<String, Object> data) {
        var fact = event.fact();
        var plain = new LinkedHashMap<String, Object>();
        plain.put("run", event.run().value());
        plain.put("epoch", event.epoch());
        plain.put("seq", event.seq());
        plain.put("at", InstantText.micros(event.at()));
        plain.put("type", type(fact));
        var step = fact.ofStep();
        if (step.isPresent()) {
            plain.put("step", step.orElseThrow().value());
        }
        if (fact.ofAttempt() != 0) {
            plain.put("attempt", (long) fact.ofAttempt());
        }
        plain.put("actor", event.actor());
        // Values beside the data are not repeated in it.
        data.remove("step", plain.get("step"));
        data.remove("attempt", plain.get("attempt"));
        plain.put("data", data);
        return PlainJson.write(plain);
    }

    /** The form in which a fact's values are recorded. */
    public Map<String, Object> plain(Fact fact) {
        return shape(fact.getClass()).toPlain(fact);
    }

    /**
     * The fact as a reader will find it: free values take the form in which they are recorded.
     *
     * @param plain its {@link #plain} form
     */
    public Fact asRead(Fact fact, Map<String, Object> plain) {
        return (Fact) shape(fact.getClass()).toValue(plain);
    }

    /**
     * Reads one event back.
     *
     * @throws JournalException if it is none, or of a newer version
     */
    public Event decode(String json) {
        try {
            return read(json);
        } catch (UnreadableFact e) {
            throw new JournalException("cannot read an event: " + e.getMessage(), "", e);
        }
    }

    public Event read(String json) {
        var plain = PlainJson.read(json);
        String type = text(plain, "type");
        var known = classes.get(type);
        if (known == null) {
            throw new UnreadableFact("'" + type + "' is unknown; it was written by a newer version");
        }
        if (!(plain.get("data") instanceof Map<?, ?> data)) {
            throw new UnreadableFact("'data' is missing");
        }
        try {
            return new Event(
                    new RunId(text(plain, "run")),
                    number(plain, "epoch"),
                    number(plain, "seq"),
                    InstantText.parse(text(plain, "at")),
                    text(plain, "actor"),
                    (Fact) shape(known).toValue(data, key -> elsewhere(plain, type, data, key)));
        } catch (DateTimeException e) {
            throw new UnreadableFact("'at' is not an instant: " + plain.get("at"));
        } catch (UnreadableFact e) {
            throw e.in(type);
        }
    }

    /** Values beside the data are not repeated in it; forms of older builds are converted. */
    private static @Nullable Object elsewhere(
            Map<String, @Nullable Object> plain, String type, Map<?, ?> data, String key) {
        return key.equals("step") || key.equals("attempt") ? plain.get(key) : OldForms.of(type, key, data);
    }

    private RecordCodec shape(Class<?> type) {
        return (RecordCodec) fieldCodecs.of(type);
    }

    private static String text(Map<String, @Nullable Object> plain, String key) {
        if (plain.get(key) instanceof String text) {
            return text;
        }
        throw new UnreadableFact("'" + key + "' is missing or not a text");
    }

    private static long number(Map<String, @Nullable Object> plain, String key) {
        if (plain.get(key) instanceof Long number) {
            return number;
        }
        throw new UnreadableFact("'" + key + "' is missing or not a whole number");
    }
}
