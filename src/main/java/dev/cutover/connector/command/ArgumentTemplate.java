package dev.cutover.connector.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One argument with places for values: <code>{name}</code> or <code>${with.name}</code>; <code>{name...}</code> for all
 * items of a list. <code>\{</code> is a literal brace, <code>$${</code> a literal <code>${</code>; <code>${VARIABLE}
 * </code> is not replaced.
 */
record ArgumentTemplate(List<Piece> pieces) {
    private static final Pattern PLACE = Pattern.compile(
            "\\\\(\\{)|(\\$\\$\\{)|\\$\\{with\\.([A-Za-z][\\w.-]*)}|(?<!\\$)\\{([A-Za-z][\\w-]*(?:\\.[\\w-]+)*)(\\.\\.\\.)?}");

    /** A part of the argument: literal text, or a place for a value. */
    sealed interface Piece {
        /** Literal text. */
        record Literal(String text) implements Piece {}

        /**
         * A place for a value.
         *
         * @param each whether each item of a list becomes an argument of its own
         */
        record Place(String name, boolean each) implements Piece {}
    }

    static ArgumentTemplate parse(String text) {
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
        return new ArgumentTemplate(List.copyOf(pieces));
    }

    Stream<Piece.Place> places() {
        return pieces.stream().filter(Piece.Place.class::isInstance).map(Piece.Place.class::cast);
    }

    boolean isLiteral() {
        return places().findAny().isEmpty();
    }

    /** Whether it consists of one place for the items of a list, and nothing else. */
    boolean isEach() {
        return pieces.size() == 1 && pieces.get(0) instanceof Piece.Place place && place.each();
    }

    /** Whether its literal text begins with a dash: then it is an option, whatever values follow. */
    boolean beginsWithDash() {
        return pieces.get(0) instanceof Piece.Literal literal && literal.text().startsWith("-");
    }

    /** The argument with each place filled; every name must be in the map. */
    String fill(Map<String, String> values) {
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
