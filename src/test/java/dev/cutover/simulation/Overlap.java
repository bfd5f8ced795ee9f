package dev.cutover.simulation;

import dev.cutover.model.Segment;

/** Whether two segments have traffic in common. */
final class Overlap {
    private Overlap() {}

    static boolean of(Segment one, Segment other) {
        return one.values().entrySet().stream()
                .allMatch(mine -> mine.getValue().equals(other.values().getOrDefault(mine.getKey(), mine.getValue())));
    }
}
