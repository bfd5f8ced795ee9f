package dev.cutover.connector.sandbox.estate.book;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** How many of one piece are in each stage: most pieces are in one, few in more than two. Not thread-safe. */
final class StageQuantities {
    private static final int USUAL = 2;

    private Stage[] stages = new Stage[USUAL];
    private int[] quantities = new int[USUAL];
    private int used;

    void add(Stage stage, int quantity) {
        if (quantity == 0) {
            return;
        }
        int place = placeOf(stage);
        if (place == used) {
            place = placeForAnother();
            stages[place] = stage;
            quantities[place] = 0;
        }
        quantities[place] += quantity;
    }

    /** A stage that nothing is in any more gives its place to another. */
    private int placeForAnother() {
        for (int place = 0; place < used; place++) {
            if (quantities[place] == 0) {
                return place;
            }
        }
        if (used == stages.length) {
            stages = Arrays.copyOf(stages, 2 * used);
            quantities = Arrays.copyOf(quantities, 2 * used);
        }
        return used++;
    }

    private int placeOf(Stage stage) {
        int place = 0;
        while (place < used && stages[place] != stage) {
            place++;
        }
        return place;
    }

    /** Takes at most so many out of a stage; returns how many it took. */
    int take(Stage stage, int most) {
        int place = placeOf(stage);
        if (place == used) {
            return 0;
        }
        int taken = Math.min(most, quantities[place]);
        quantities[place] -= taken;
        return taken;
    }

    int allBut(Stage stage) {
        int all = 0;
        for (int place = 0; place < used; place++) {
            all += stages[place] == stage ? 0 : quantities[place];
        }
        return all;
    }

    /** Adds them to quantities by stage; stages without any are left out. */
    void addTo(Map<Stage, Integer> byStage) {
        for (int place = 0; place < used; place++) {
            if (quantities[place] != 0) {
                byStage.merge(stages[place], quantities[place], Integer::sum);
            }
        }
    }

    /** Stages without any are left out. */
    Map<Stage, Integer> byStage() {
        var all = new EnumMap<Stage, Integer>(Stage.class);
        addTo(all);
        return all;
    }
}
