package dev.cutover.spi.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A text of the environment file with places for values: <code>{name}</code> or <code>${with.name}</code>; <code>
 * {name...}</code> for all items of a list. <code>\{</code> is a literal brace, <code>$${</code> a literal <code>${
 * </code>; <code>${VARIABLE}</code> is not replaced. Immutable.
 *
 * @param pieces at least one
 */
public record PlaceTemplate(List<Piece> pieces) {
    private static final Pattern PLACE = Pattern.compile(
            "\\\\(\\{)|(\\$\\$\\{)|\\$\\{with\\.([A-Za-z][\\w.-]*)}|(?<!\\$)\\{([A-Za-z][\\w-]*(?:\\.[\\w-]+)*)(\\.\\.\\.)?}");

    /** A part of the text: literal text, or a place for a value. */
    public sealed interface Piece {
        /** Literal text. */
        record Literal(String text) implements Piece {}

        /**
         * A place for a value.
         *
         * @param each whether each item of a list is meant, one by one
         */
        record Place(String name, boolean each) implements Piece {}
    }

    /** Reads a text; any text can be read. */
    public static PlaceTemplate parse(String text) {
        var pieces = new ArrayList<Piece>();
        var found = PLACE.matcher(text);
        int end = 0;
        while (found.find()) {
            if (found.start() > end) {
                pieces.add(new Piece.Literal(text.substring(end, found.start())));
            }
            if (found.group(1) != null) {
                pieces.add(new Piece.Literal("{"));
            } else if (found.group(2) != null) {
                pieces.add(new Piece.Literal("${"));
            } else if (found.group(3) != null) {
                pieces.add(new Piece.Place(found.group(3), false));
            } else {
                pieces.add(new Piece.Place(found.group(4), found.group(5) != null));
            }
            end = found.end();
        }
        if (end < text.length() || pieces.isEmpty()) {
            pieces.add(new Piece.Literal(text.substring(end)));
        }
        return new PlaceTemplate(List.copyOf(pieces));
    }

    /** Its places, in their order. */
    public Stream<Piece.Place> places() {
        return pieces.stream().filter(Piece.Place.class::isInstance).map(Piece.Place.class::cast);
    }

    /** Whether it has no places. */
    public boolean isLiteral() {
        return places().findAny().isEmpty();
    }

    /** Whether it consists of one place for the items of a list, and nothing else. */
    public boolean isEach() {
        return pieces.size() == 1 && pieces.get(0) instanceof Piece.Place place && place.each();
    }

    /** Whether its literal text begins with a dash: then it is an option, whatever values follow. */
    public boolean beginsWithDash() {
        return pieces.get(0) instanceof Piece.Literal literal && literal.text().startsWith("-");
    }

    /**
     * The text with each place filled.
     *
     * @throws NullPointerException if a name is not in the map
     */
    public String fill(Map<String, String> values) {
        var filled = new StringBuilder();
        for (Piece piece : pieces) {
            if (piece instanceof Piece.Literal literal) {
                filled.append(literal.text());
            } else if (piece instanceof Piece.Place place) {
                filled.append(Objects.requireNonNull(values.get(place.name()), place.name()));
            }
        }
        return filled.toString();
    }
}
