package dev.cutover.preflight;

import dev.cutover.model.Weight;
import dev.cutover.spi.Preflight.Aspect;
import dev.cutover.spi.Preflight.Found;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Summarizes weights: most keys of a router usually have the same one. */
final class WeightText {
    private static final int NAMED = 2;

    private WeightText() {}

    /** A line for each traffic, and one for each key that could not be read. */
    static List<Found> of(List<WeightReading> weights) {
        var found = new ArrayList<Found>();
        var groups = new LinkedHashMap<String, Map<Integer, List<WeightReading>>>();
        for (var weightReading : weights) {
            if (weightReading.basisPoints().isPresent()) {
                groups.computeIfAbsent(weightReading.traffic(), traffic -> new LinkedHashMap<>())
                        .computeIfAbsent(weightReading.basisPoints().getAsInt(), weight -> new ArrayList<>())
                        .add(weightReading);
            } else {
                found.add(Found.failed(
                        Aspect.WEIGHTS,
                        weightReading.traffic() + ", " + weightReading.key() + ": " + weightReading.note()));
            }
        }
        groups.forEach((traffic, byWeight) -> {
            var parts = new ArrayList<String>();
            byWeight.forEach((weight, keys) -> parts.add(new Weight(weight) + " in " + keys(keys)));
            found.add(Found.ok(Aspect.WEIGHTS, traffic + " at " + String.join(", ", parts)));
        });
        return found;
    }

    private static String keys(List<WeightReading> keys) {
        return keys.size() > NAMED
                ? keys.size() + " segments"
                : String.join(
                        " and ", keys.stream().map(one -> one.key().toString()).toList());
    }
}
