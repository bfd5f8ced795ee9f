package dev.cutover.journal.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Plain values as JSON and back, keys in their order. The bytes are plain ASCII, so that a pager shows everything in a
 * record: no invisible or reordering character hides there, and nothing is lost of a text that is not quite Unicode
 * (but of a key: readers of JSON refuse those). Stateless and thread-safe.
 */
public final class PlainJson {
    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .characterEscapes(new DeleteToo())
            .build();

    private PlainJson() {}

    public static byte[] write(Map<String, ?> object) {
        var bytes = new ByteArrayOutputStream(512);
        try (var out = JSON.createGenerator(bytes)) {
            write(object, out);
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + e.getMessage(), e);
        }
        return bytes.toByteArray();
    }

    private static void write(@Nullable Object value, JsonGenerator out) throws IOException {
        if (value instanceof String text) {
            out.writeString(text);
        } else if (value instanceof Long number) {
            out.writeNumber(number);
        } else if (value instanceof Double number) {
            out.writeNumber(number);
        } else if (value instanceof Boolean flag) {
            out.writeBoolean(flag);
        } else if (value instanceof Map<?, ?> map) {
            out.writeStartObject();
            for (var pair : map.entrySet()) {
                out.writeFieldName((String) pair.getKey());
                write(pair.getValue(), out);
            }
            out.writeEndObject();
        } else if (value instanceof List<?> list) {
            out.writeStartArray();
            for (var each : list) {
                write(each, out);
            }
            out.writeEndArray();
        } else if (value == null) {
            out.writeNull();
        } else {
            throw new IllegalArgumentException("not a plain value: " + value.getClass());
        }
    }

    /** Throws {@link UnreadableFact} if the text is not exactly one JSON object. */
    public static Map<String, @Nullable Object> read(String text) {
        try (var in = JSON.createParser(text)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw new UnreadableFact("it is not a JSON object");
            }
            var object = object(in);
            if (in.nextToken() != null) {
                throw new UnreadableFact("something follows the JSON object");
            }
            return object;
        } catch (IOException e) {
            var unreadable = new UnreadableFact("it is not JSON");
            unreadable.initCause(e);
            throw unreadable;
        }
    }

    private static Map<String, @Nullable Object> object(JsonParser in) throws IOException {
        var map = new LinkedHashMap<String, @Nullable Object>();
        for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
            var value = value(in, in.nextToken());
            if (map.put(name, value) != null) {
                throw new UnreadableFact("'" + name + "' is given twice");
            }
        }
        return map;
    }

    private static @Nullable Object value(JsonParser in, JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> object(in);
            case START_ARRAY -> array(in);
            case VALUE_STRING -> in.getText();
            case VALUE_NUMBER_INT -> in.getLongValue();
            case VALUE_NUMBER_FLOAT -> in.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
                throw new UnreadableFact("it is not JSON");
        };
    }

    private static List<@Nullable Object> array(JsonParser in) throws IOException {
        var list = new ArrayList<@Nullable Object>();
        for (var token = in.nextToken(); token != JsonToken.END_ARRAY; token = in.nextToken()) {
            list.add(value(in, token));
        }
        return list;
    }

    /** ASCII's last character is as invisible as its first ones. */
    private static final class DeleteToo extends CharacterEscapes {
        private static final long serialVersionUID = 1L;
        private static final char DELETE = 0x7f;

        @Override
        public int[] getEscapeCodesForAscii() {
            var escapes = standardAsciiEscapesForJSON();
            escapes[DELETE] = ESCAPE_STANDARD;
            return escapes;
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int character) {
            return null;
        }
    }
}
