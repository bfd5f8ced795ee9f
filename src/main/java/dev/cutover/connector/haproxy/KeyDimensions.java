package dev.cutover.connector.haproxy;

import dev.cutover.connector.haproxy.socket.NameTemplate;
import dev.cutover.spi.Mistake;
import dev.cutover.spi.settings.NearName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Checks the places of names against the dimensions of a runbook. Stateless and thread-safe. */
final class KeyDimensions {
    private KeyDimensions() {}

    /** Places that no segment of the runbook can fill. */
    static List<Mistake> unknown(HaproxySettings settings, Set<String> dimensions) {
        var mistakes = new ArrayList<Mistake>();
        for (String name : named(settings.weights())) {
            if (!dimensions.contains(name)) {
                String hint = NearName.of(name, dimensions)
                        .map(near -> "did you mean {segment." + near + "}?")
                        .orElse(
                                dimensions.isEmpty()
                                        ? "the runbook has no dimensions"
                                        : "dimensions: " + String.join(", ", new TreeSet<>(dimensions)));
                String setting = settings.weights().setting();
                mistakes.add(Mistake.at(
                        setting,
                        setting + " uses {segment." + name + "}, and the runbook has no dimension '" + name + "'",
                        hint));
            }
        }
        return mistakes;
    }

    /**
     * Names that do not tell apart what the traffic tells apart: two segments would move together.
     *
     * @param by the dimensions that the traffic is told apart by
     */
    static List<Mistake> shared(HaproxySettings settings, String traffic, List<String> by) {
        var weights = settings.weights();
        var mistakes = new ArrayList<Mistake>();
        if (weights.names().anyMatch(NameTemplate.NONE::equals)) {
            return mistakes;
        }
        missing(named(weights), by, weights.setting(), traffic, "share one weight")
                .forEach(mistakes::add);
        settings.counts().ifPresent(counts -> {
            missing(counts.old().dimensions(), by, "counts.old", traffic, "be counted as one")
                    .forEach(mistakes::add);
            missing(counts.fresh().dimensions(), by, "counts.new", traffic, "be counted as one")
                    .forEach(mistakes::add);
        });
        return mistakes;
    }

    private static List<Mistake> missing(
            Set<String> named, List<String> by, String setting, String traffic, String fate) {
        return by.stream()
                .filter(dimension -> !named.contains(dimension))
                .map(dimension -> Mistake.at(
                        setting,
                        setting + " does not name {segment." + dimension + "}, by which the traffic '" + traffic
                                + "' is told apart: two segments would " + fate,
                        "add {segment." + dimension + "} to it"))
                .toList();
    }

    private static Set<String> named(WeightSpec weights) {
        return weights.names()
                .flatMap(name -> name.dimensions().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
