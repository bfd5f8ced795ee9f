package dev.cutover.model.scenario;

import dev.cutover.model.Threshold;
import java.util.List;

/**
 * What a rehearsal must come to.
 *
 * @param name {@code outcome}, {@code exit-code}, {@code duration}, a clock of the rollback ({@code detect},
 *     {@code decide}, {@code restore}, {@code settle}), {@code left-undone}, {@code exceptions}, or a metric's or
 *     criterion's name
 */
public record Expectation(String name, Wanted wanted) {

    /** Something that is expected as a word. */
    public Expectation(String name, String word) {
        this(name, new Wanted.Word(word));
    }

    /** What the named thing is held against. */
    public sealed interface Wanted {

        /** A word, or a number that means one. */
        record Word(String word) implements Wanted {
            @Override
            public String toString() {
                return word;
            }
        }

        /** A threshold for something measured; durations in seconds, a list by its size. */
        record Bound(Threshold threshold) implements Wanted {
            @Override
            public String toString() {
                return threshold.toString();
            }
        }

        /** These and no others; each names its counterpart by any part of its text. */
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
