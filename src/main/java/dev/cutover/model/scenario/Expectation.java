package dev.cutover.model.scenario;

import dev.cutover.model.Threshold;
import java.util.List;

/**
 * An expected result of a rehearsal.
 *
 * @param name {@code outcome}, {@code exit-code}, {@code duration}, a clock of the rollback ({@code detect},
 *     {@code decide}, {@code restore}, {@code settle}), {@code left-undone}, {@code exceptions}, {@code books}, or a
 *     metric's or criterion's name
 */
public record Expectation(String name, Wanted wanted) {

    /** Expects a word. */
    public Expectation(String name, String word) {
        this(name, new Wanted.Word(word));
    }

    /** The expected value. */
    public sealed interface Wanted {

        /** A word, or a number that stands for one, such as an exit code. */
        record Word(String word) implements Wanted {
            @Override
            public String toString() {
                return word;
            }
        }

        /** A threshold for a measured value: a duration in seconds, or the size of a list. */
        record Bound(Threshold threshold) implements Wanted {
            @Override
            public String toString() {
                return threshold.toString();
            }
        }

        /** Exactly these items. Each matches an actual item whose text contains it. */
        record Items(List<String> items) implements Wanted {
            public Items {
                items = List.copyOf(items);
            }

            @Override
            public String toString() {
                return items.isEmpty() ? "nothing" : String.join(", ", items);
            }
        }
    }
}
