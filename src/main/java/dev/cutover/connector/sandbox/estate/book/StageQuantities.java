package dev.cutover.connector.sandbox.estate.book;

import java.util.EnumMap;
import java.util.Map;

/** How many of one piece are in each stage. Not thread-safe. */
final class StageQuantities {
    private final Map<Stage, Integer> quantities = new EnumMap<>(Stage.class);

    void add(Stage stage, int quantity) {
        if (quantity != 0) {
            quantities.merge(stage, quantity, Integer::sum);
        }
    }

    /** Takes at most so many out of a stage; returns how many it took. */
    int take(Stage stage, int most) {
        int there = quantities.getOrDefault(stage, 0);
        int taken = Math.min(most, there);
        if (taken == there) {
            quantities.remove(stage);
        } else {
            quantities.put(stage, there - taken);
        }
        return taken;
    }

    int allBut(Stage stage) {
        return quantities.values().stream().mapToInt(Integer::intValue).sum() - quantities.getOrDefault(stage, 0);
    }

    /** Stages without any are left out. */
    Map<Stage, Integer> byStage() {
        return new EnumMap<>(quantities);
    }
}
