package dev.cutover.preflight;

import dev.cutover.model.Weight;
import dev.cutover.spi.Preflight.Aspect;
import dev.cutover.spi.Preflight.Found;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Weights in a few words: most routers weigh most keys the same. */
final class WeightText {
    private static final int NAMED = 2;

    private WeightText() {}

    /** A line for each traffic, and one for each key that could not be read. */
    static List<Found> of(List<Weighed> weights) {
        var found = new ArrayList<Found>();
        var groups = new LinkedHashMap<String, Map<Integer, List<Weighed>>>();
        for (var weighed : weights) {
            if (weighed.basisPoints().isPresent()) {
                groups.computeIfAbsent(weighed.traffic(), traffic -> new LinkedHashMap<>())
                        .computeIfAbsent(weighed.basisPoints().getAsInt(), weight -> new ArrayList<>())
                        .add(weighed);
            } else {
                found.add(
                        Found.failed(Aspect.WEIGHTS, weighed.traffic() + ", " + weighed.key() + ": " + weighed.note()));
            }
        }
        groups.forEach((traffic, byWeight) -> {
            var parts = new ArrayList<String>();
            byWeight.forEach((weight, keys) -> parts.add(new Weight(weight) + " in " + keys(keys)));
            found.add(Found.ok(Aspect.WEIGHTS, traffic + " at " + String.join(", ", parts)));
        });
        return found;
    }

    private static String keys(List<Weighed> keys) {
        return keys.size() > NAMED
                ? keys.size() + " segments"
                : String.join(
                        " and ", keys.stream().map(one -> one.key().toString()).toList());
    }
}
