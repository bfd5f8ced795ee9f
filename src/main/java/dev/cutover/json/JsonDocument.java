package dev.cutover.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One answer for a script. Its first field is the version of the format, its second the kind of document. The text is
 * plain ASCII, so that nothing in it can control a terminal, log or build server. Not thread-safe.
 */
public final class JsonDocument {
    /** Raised only if a field changes its meaning or is removed. */
    public static final String VERSION = "1";

    private static final JsonFactory JSON =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final Map<String, Object> fields = new LinkedHashMap<>();

    private JsonDocument() {}

    /** A document of a kind. */
    public static JsonDocument of(String kind) {
        return new JsonDocument().put("cutover", VERSION).put("document", kind);
    }

    /**
     * Adds a field.
     *
     * @param value text, number, truth, instant, enum, or a map or list of such, or {@link Items}; null and an empty
     *     optional are shown as null, so that a reader finds every field in every document
     */
    public JsonDocument put(String name, @Nullable Object value) {
        fields.put(name, value == null ? Optional.empty() : value);
        return this;
    }

    /** A list that is written while it is read, so that it may be longer than what fits into memory. */
    @FunctionalInterface
    public interface Items {
        /** Gives all of them, each a value of a field. */
        void each(Consumer<Object> item) throws IOException;
    }

    /** With a line's end. */
    public String text() {
        var text = new StringWriter();
        write(text);
        return text.toString();
    }

    /** The same into a writer, which stays open. Throws {@link UncheckedIOException} if a list cannot be read. */
    public void write(Writer target) {
        try (var out = JSON.createGenerator(target).useDefaultPrettyPrinter()) {
            out.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            write(fields, out);
            out.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same in one line, without its end. */
    public String line() {
        return line(fields);
    }

    static String line(Map<String, Object> fields) {
        var text = new StringWriter();
        try (var out = JSON.createGenerator(text)) {
            write(fields, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(@Nullable Object value, JsonGenerator out) throws IOException {
        if (value == null) {
            out.writeNull();
        } else if (value instanceof Optional<?> maybe) {
            write(maybe.orElse(null), out);
        } else if (value instanceof Map<?, ?> map) {
            writeMap(map, out);
        } else if (value instanceof Items items) {
            out.writeStartArray();
            items.each(item -> writeItem(item, out));
            out.writeEndArray();
        } else if (value instanceof Iterable<?> list) {
            out.writeStartArray();
            for (var each : list) {
                write(each, out);
            }
            out.writeEndArray();
        } else {
            writeScalar(value, out);
        }
    }

    private static void writeItem(Object item, JsonGenerator out) {
        try {
            write(item, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void writeMap(Map<?, ?> map, JsonGenerator out) throws IOException {
        out.writeStartObject();
        for (var entry : map.entrySet()) {
            out.writeFieldName(String.valueOf(entry.getKey()));
            write(entry.getValue(), out);
        }
        out.writeEndObject();
    }

    private static void writeScalar(Object value, JsonGenerator out) throws IOException {
        if (value instanceof String || value instanceof Enum || value instanceof Instant) {
            out.writeString(value.toString());
        } else if (value instanceof Boolean truth) {
            out.writeBoolean(truth);
        } else if (value instanceof Double real) {
            writeReal(real, out);
        } else if (value instanceof Integer || value instanceof Long) {
            out.writeNumber(((Number) value).longValue());
        } else {
            throw new IllegalArgumentException("no JSON for " + value.getClass());
        }
    }

    /** JSON has no word for what is not a number. */
    private static void writeReal(double real, JsonGenerator out) throws IOException {
        if (Double.isFinite(real)) {
            out.writeNumber(real);
        } else {
            out.writeNull();
        }
    }
}
