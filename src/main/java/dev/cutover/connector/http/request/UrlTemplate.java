package dev.cutover.connector.http.request;

import dev.cutover.spi.operation.PlaceTemplate;
import dev.cutover.spi.operation.PlaceTemplate.Piece;
import dev.cutover.spi.operation.PlaceValues;
import dev.cutover.spi.operation.UnfitValueException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * A path below a service, perhaps with a query, and places in it. Values are percent-encoded, so that none of them can
 * add a segment or a parameter. Immutable.
 */
public record UrlTemplate(PlaceTemplate template) {

    String fill(PlaceValues values) throws UnfitValueException {
        var filled = new StringBuilder();
        for (Piece piece : template.pieces()) {
            if (piece instanceof Piece.Literal literal) {
                filled.append(literal.text());
            } else if (piece instanceof Piece.Place place) {
                String value = values.text(place.name());
                if (filled.indexOf("?") < 0) {
                    checkSegment(place.name(), value);
                }
                filled.append(encoded(value));
            }
        }
        return filled.toString();
    }

    /** What would name another path, although all its characters are harmless. */
    private static void checkSegment(String name, String value) throws UnfitValueException {
        if (value.isEmpty() || value.equals(".") || value.equals("..")) {
            throw new UnfitValueException(
                    "`" + name + "` is `" + value + "`, which cannot be a part of the path of a request");
        }
    }

    /** A text with all characters percent-encoded that have a meaning in an address. */
    public static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
