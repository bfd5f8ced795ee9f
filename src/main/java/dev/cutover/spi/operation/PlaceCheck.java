package dev.cutover.spi.operation;

import dev.cutover.spi.settings.NearName;
import dev.cutover.spi.settings.SettingsReader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The places that the texts of one operation may use: its parameters, those of the call such as {@code cutover.key},
 * and {@code segment.} with any dimension. Immutable.
 */
public record PlaceCheck(Set<String> known) {
    /** The places that every call fills besides its parameters. */
    public static final Set<String> OF_A_CALL =
            Set.of("cutover.key", "cutover.correlation", "cutover.fence", "cutover.deadline");

    private static final String SEGMENT = "segment.";

    public PlaceCheck {
        known = Set.copyOf(known);
    }

    /** Parameters and some more places. */
    public static PlaceCheck of(Set<String> parameters, Set<String> places) {
        var known = new TreeSet<>(places);
        known.addAll(parameters);
        return new PlaceCheck(known);
    }

    /** Reports each place that nothing fills, at the key whose text has it. */
    public void check(SettingsReader settings, String key, Stream<PlaceTemplate.Piece.Place> places) {
        places.filter(place -> !isKnown(place.name()))
                .forEach(place -> settings.wrong(
                        key,
                        "uses {" + place.name() + "}, which is not a parameter",
                        near(place.name()) + "declare it, or write \\{" + place.name() + "} for literal braces"));
    }

    private boolean isKnown(String name) {
        return name.startsWith(SEGMENT) || known.contains(name);
    }

    private String near(String name) {
        return NearName.of(name, new TreeSet<>(known))
                .map(meant -> "did you mean {" + meant + "}? Otherwise ")
                .orElse("");
    }
}
