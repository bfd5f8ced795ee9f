package dev.cutover.connector.sandbox.estate.book;

import java.util.Map;

/**
 * The quantities of one line by the stage that the book last had for them. Immutable.
 *
 * @param ordered as the order was placed in this book
 * @param stages the quantity in each stage; stages without any are left out; adds up to more than what was ordered
 *     where a book has more on record than there is
 */
public record BookedLine(int line, int ordered, Map<Stage, Integer> stages) {
    public BookedLine {
        stages = Map.copyOf(stages);
    }

    public int in(Stage stage) {
        return stages.getOrDefault(stage, 0);
    }
}
