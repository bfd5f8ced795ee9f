package dev.cutover.connector.http.request;

import dev.cutover.spi.operation.PlaceTemplate;
import dev.cutover.spi.operation.PlaceTemplate.Piece;
import dev.cutover.spi.operation.PlaceValues;
import dev.cutover.spi.operation.UnfitValueException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The body of a request, with places in it. Immutable. */
public sealed interface RequestBody {
    /** The type of its content; empty if there is none. */
    String mediaType();

    /** Its texts, each of which may have places. */
    Stream<PlaceTemplate> texts();

    /** The content with all places filled. */
    byte[] fill(PlaceValues values) throws UnfitValueException;

    /** No body. */
    record None() implements RequestBody {
        @Override
        public String mediaType() {
            return "";
        }

        @Override
        public Stream<PlaceTemplate> texts() {
            return Stream.empty();
        }

        @Override
        public byte[] fill(PlaceValues values) {
            return new byte[0];
        }
    }

    /**
     * A JSON value. A text that is one place alone becomes the value itself, with its type; elsewhere, a value becomes
     * a part of its text.
     */
    record Json(Object tree) implements RequestBody {
        @Override
        public String mediaType() {
            return "application/json";
        }

        @Override
        public Stream<PlaceTemplate> texts() {
            return texts(tree);
        }

        private static Stream<PlaceTemplate> texts(Object value) {
            if (value instanceof Map<?, ?> map) {
                return map.values().stream().flatMap(Json::texts);
            }
            if (value instanceof List<?> list) {
                return list.stream().flatMap(Json::texts);
            }
            return value instanceof String text ? Stream.of(PlaceTemplate.parse(text)) : Stream.empty();
        }

        @Override
        public byte[] fill(PlaceValues values) throws UnfitValueException {
            return JsonText.bytes(filled(tree, values));
        }

        private static Object filled(Object value, PlaceValues values) throws UnfitValueException {
            if (value instanceof Map<?, ?> map) {
                var filled = new LinkedHashMap<String, Object>();
                for (var field : map.entrySet()) {
                    filled.put(String.valueOf(field.getKey()), filled(field.getValue(), values));
                }
                return filled;
            }
            if (value instanceof List<?> list) {
                var filled = new ArrayList<>();
                for (Object item : list) {
                    filled.add(filled(item, values));
                }
                return filled;
            }
            if (!(value instanceof String text)) {
                return value;
            }
            var template = PlaceTemplate.parse(text);
            return template.pieces().size() == 1 && template.pieces().get(0) instanceof Piece.Place place
                    ? values.get(place.name())
                    : RequestBody.text(template, values);
        }
    }

    /** The fields of a form; a field whose text is one place alone is repeated for each item of a list. */
    record Form(Map<String, PlaceTemplate> fields) implements RequestBody {
        @Override
        public String mediaType() {
            return "application/x-www-form-urlencoded";
        }

        @Override
        public Stream<PlaceTemplate> texts() {
            return fields.values().stream();
        }

        @Override
        public byte[] fill(PlaceValues values) throws UnfitValueException {
            var pairs = new ArrayList<String>();
            for (var field : fields.entrySet()) {
                for (String value : items(field.getValue(), values)) {
                    pairs.add(encoded(field.getKey()) + "=" + encoded(value));
                }
            }
            return String.join("&", pairs).getBytes(StandardCharsets.UTF_8);
        }

        private static List<String> items(PlaceTemplate template, PlaceValues values) throws UnfitValueException {
            if (template.pieces().size() == 1
                    && template.pieces().get(0) instanceof Piece.Place place
                    && values.get(place.name()) instanceof List<?> list) {
                return list.stream().map(String::valueOf).toList();
            }
            return List.of(RequestBody.text(template, values));
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }
    }

    /** A text with each place filled by one value. */
    static String text(PlaceTemplate template, PlaceValues values) throws UnfitValueException {
        var texts = new LinkedHashMap<String, String>();
        for (var place : template.places().toList()) {
            texts.put(place.name(), values.text(place.name()));
        }
        return template.fill(texts);
    }
}
