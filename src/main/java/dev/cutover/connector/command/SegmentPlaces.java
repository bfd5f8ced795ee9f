package dev.cutover.connector.command;

import dev.cutover.spi.Mistake;
import dev.cutover.spi.operation.PlaceTemplate;
import dev.cutover.spi.settings.NearName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Finds places of a segment's values that no segment of a runbook can fill. Stateless and thread-safe. */
final class SegmentPlaces {
    private static final String PREFIX = "segment.";

    private SegmentPlaces() {}

    /**
     * The mistakes in programs.
     *
     * @param programs by the paths of their settings
     */
    static List<Mistake> unknown(Map<String, ProgramSpec> programs, Set<String> dimensions) {
        var mistakes = new ArrayList<Mistake>();
        programs.forEach((path, program) -> program.argv().stream()
                .flatMap(PlaceTemplate::places)
                .map(PlaceTemplate.Piece.Place::name)
                .filter(name -> name.startsWith(PREFIX) && !dimensions.contains(name.substring(PREFIX.length())))
                .distinct()
                .forEach(name -> mistakes.add(mistake(path + ".argv", name.substring(PREFIX.length()), dimensions))));
        return mistakes;
    }

    private static Mistake mistake(String key, String dimension, Set<String> dimensions) {
        String there = dimensions.isEmpty()
                ? "the runbook has no dimensions"
                : "dimensions: " + String.join(", ", new TreeSet<>(dimensions));
        String hint = NearName.of(dimension, dimensions)
                .map(near -> "did you mean {" + PREFIX + near + "}?")
                .orElse(there);
        return Mistake.at(
                key,
                key + " uses {" + PREFIX + dimension + "}, and the runbook has no dimension '" + dimension + "'",
                hint);
    }
}
