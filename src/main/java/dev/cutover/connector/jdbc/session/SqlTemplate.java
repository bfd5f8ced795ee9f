package dev.cutover.connector.jdbc.session;

import dev.cutover.connector.jdbc.dialect.SqlDialect;
import dev.cutover.spi.operation.PlaceCheck;
import dev.cutover.spi.operation.PlaceTemplate;
import dev.cutover.spi.operation.PlaceTemplate.Piece;
import dev.cutover.spi.operation.PlaceValues;
import dev.cutover.spi.operation.UnfitValueException;
import dev.cutover.spi.settings.SettingsReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A statement of the environment file with places for values. A place becomes a value of the statement, never a part of
 * its text, so no value can be SQL. Immutable.
 *
 * @param firstWord in small letters
 */
public record SqlTemplate(String text, PlaceTemplate template, String firstWord) {
    private static final Pattern END = Pattern.compile("[;\\s]+$");
    private static final Set<String> QUERIES = Set.of("select", "with", "table", "values", "show");
    private static final int LONGEST_SHOWN = 60;

    /** The statement at a key; the settings reader collects the mistakes. Empty if there is none. */
    public static Optional<SqlTemplate> read(
            SettingsReader settings, String key, PlaceCheck places, SqlDialect dialect) {
        return settings.text(key).map(text -> read(settings, key, text, places, dialect));
    }

    /** The same of a query, which changes nothing. */
    public static Optional<SqlTemplate> readQuery(
            SettingsReader settings, String key, PlaceCheck places, SqlDialect dialect) {
        var read = read(settings, key, places, dialect);
        read.filter(query -> !QUERIES.contains(query.firstWord))
                .ifPresent(query -> settings.wrong(key, "must be a query that begins with select or with"));
        return read;
    }

    private static SqlTemplate read(
            SettingsReader settings, String key, String text, PlaceCheck places, SqlDialect dialect) {
        String statement = END.matcher(text.strip()).replaceFirst("");
        var template = PlaceTemplate.parse(statement);
        places.check(settings, key, template.places());
        var scanner = new TemplateScanner(dialect.notation());
        for (Piece piece : template.pieces()) {
            if (piece instanceof Piece.Literal literal) {
                scanner.literal(literal.text());
            } else if (piece instanceof Piece.Place place) {
                scanner.place(place.name());
            }
        }
        scanner.end();
        if (statement.isEmpty()) {
            settings.wrong(key, "is empty");
        }
        scanner.wrong().stream().distinct().forEach(wrong -> settings.wrong(key, wrong));
        return new SqlTemplate(statement, template, scanner.firstWord());
    }

    /**
     * With a value for each place.
     *
     * @throws UnfitValueException if one has none, or not one that can stand there
     */
    public SqlText fill(PlaceValues values) throws UnfitValueException {
        var filled = new StringBuilder();
        var all = new ArrayList<Object>();
        for (Piece piece : template.pieces()) {
            if (piece instanceof Piece.Literal literal) {
                filled.append(literal.text());
            } else if (piece instanceof Piece.Place place) {
                var given = given(place, values);
                filled.append(given.stream().map(value -> "?").collect(Collectors.joining(", ")));
                all.addAll(given);
            }
        }
        return new SqlText(filled.toString(), all);
    }

    /** With no value known: each place is null. */
    public SqlText unfilled() {
        return SqlText.of(template.pieces().stream()
                .map(piece -> piece instanceof Piece.Literal literal ? literal.text() : "null")
                .collect(Collectors.joining()));
    }

    /** How people are told of it: one line, not too long. */
    public String shown() {
        String line = text.replaceAll("\\s+", " ");
        return line.length() > LONGEST_SHOWN ? line.substring(0, LONGEST_SHOWN) + "…" : line;
    }

    private static List<Object> given(Piece.Place place, PlaceValues values) throws UnfitValueException {
        if (!place.each()) {
            Object value = values.get(place.name());
            if (value instanceof Boolean) {
                return List.of(value);
            }
            return List.of(value instanceof Duration span ? (Object) span.toSeconds() : values.text(place.name()));
        }
        if (!(values.get(place.name()) instanceof List<?> items)) {
            return List.of(values.text(place.name()));
        }
        if (items.isEmpty()) {
            throw new UnfitValueException("`" + place.name() + "` has no items, and the statement needs at least one");
        }
        return items.stream()
                .map(item -> item instanceof Boolean ? item : (Object) String.valueOf(item))
                .toList();
    }
}
