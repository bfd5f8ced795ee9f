package dev.cutover.connector.haproxy.socket;

import dev.cutover.model.Segment;
import dev.cutover.spi.TrafficRouter.Flow;
import dev.cutover.spi.operation.PlaceTemplate;
import dev.cutover.spi.operation.PlaceValues;
import dev.cutover.spi.operation.UnfitValueException;
import dev.cutover.spi.settings.NotationException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The name of something in HAProxy, such as a backend or a map's key, with places for the values of a segment: <code>
 * seg_{segment.region}</code>. What stands in a command can be nothing but a name: no space, no semicolon. Immutable.
 */
public record NameTemplate(PlaceTemplate template) {
    /** What is expected, as part of a sentence. */
    public static final String EXPECTED = "a name in HAProxy, such as seg_{segment.region}";

    /** In place of one that is missing or wrong. */
    public static final NameTemplate NONE = new NameTemplate(PlaceTemplate.parse(""));

    private static final String SEGMENT = "segment.";
    private static final String TRAFFIC = "traffic";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._:@/+=,|~*&%$!?()-]+");

    /**
     * Reads a name.
     *
     * @throws NotationException if it has a place that nothing fills, or a character that no name has
     */
    public static NameTemplate parse(String text) throws NotationException {
        var template = PlaceTemplate.parse(text);
        for (var place : template.places().toList()) {
            if (!place.name().startsWith(SEGMENT) && !place.name().equals(TRAFFIC)) {
                throw new NotationException(
                        "nothing fills {" + place.name() + "}", "there are {segment.DIMENSION} and {traffic}");
            }
        }
        var letters = new HashMap<String, String>();
        template.places().forEach(place -> letters.put(place.name(), "x"));
        if (!isName(template.fill(letters))) {
            throw new NotationException(
                    "HAProxy's names have no space, quote, semicolon, backslash or number sign", "");
        }
        return new NameTemplate(template);
    }

    /** The name of a server in a backend. */
    public NameTemplate slash(NameTemplate server) {
        return new NameTemplate(PlaceTemplate.parse(this + "/" + server));
    }

    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** The dimensions whose values it has. */
    public Set<String> dimensions() {
        return template.places()
                .map(PlaceTemplate.Piece.Place::name)
                .filter(name -> name.startsWith(SEGMENT))
                .map(name -> name.substring(SEGMENT.length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * The name for a segment.
     *
     * @throws UnfitValueException if the segment lacks a value, or has one that no name can have
     */
    public String fill(Flow flow, Segment key) throws UnfitValueException {
        var values = new PlaceValues(Map.of(TRAFFIC, flow.traffic())).in(key);
        var texts = new HashMap<String, String>();
        for (var place : template.places().toList()) {
            if (!values.values().containsKey(place.name())) {
                throw new UnfitValueException("{" + place.name() + "} has no value in " + key);
            }
            texts.put(place.name(), values.text(place.name()));
        }
        String name = template.fill(texts);
        if (!isName(name)) {
            throw new UnfitValueException("'" + AnswerText.line(name) + "' cannot be a name in HAProxy");
        }
        return name;
    }

    /** Matches the names that it can be filled to. */
    public Pattern pattern() {
        var regex = new StringBuilder();
        for (var piece : template.pieces()) {
            regex.append(piece instanceof PlaceTemplate.Piece.Literal literal ? Pattern.quote(literal.text()) : ".+");
        }
        return Pattern.compile(regex.toString());
    }

    /** As it stands in the file. */
    @Override
    public String toString() {
        var text = new StringBuilder();
        for (var piece : template.pieces()) {
            text.append(
                    piece instanceof PlaceTemplate.Piece.Place place
                            ? "{" + place.name() + "}"
                            : piece instanceof PlaceTemplate.Piece.Literal literal ? literal.text() : "");
        }
        return text.toString();
    }
}
