package dev.cutover.run;

import dev.cutover.model.Segment;
import dev.cutover.model.Weight;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A weight that is not as the record says.
 *
 * @param expected what the record says, in basis points of the new platform
 * @param actual what the router reports
 */
public record WeightDrift(String traffic, Segment key, int expected, int actual) {
    private static final String ALL = "all traffic";

    /** The start of a move that the router does not report. */
    public static WeightDrift of(Effect.Move move, int actual) {
        return new WeightDrift("", move.key(), move.from(), actual);
    }

    /**
     * {@code us-east: 0 %, must be 100 %}.
     *
     * @param segment the key's name for people
     */
    public String words(String segment) {
        return segment + ": " + Weight.words(actual) + ", must be " + Weight.words(expected);
    }

    /**
     * What a question shows of a drift.
     *
     * @param words the drift in words
     */
    public static Question.Basis sight(String traffic, String words) {
        return new Question.Basis("traffic '" + traffic + "'", words);
    }

    /**
     * Whether two questions show the same of a drift. The order of a segment's values does not count: earlier versions
     * named the dimensions in the order of the alphabet.
     */
    public static boolean isSameSight(Question.Basis one, Question.Basis other) {
        return one.what().equals(other.what()) && unordered(one.stands()).equals(unordered(other.stands()));
    }

    /** Whether a question shows the drift. */
    public boolean isShownBy(Question.Basis sight) {
        String name =
                key.values().isEmpty() ? ALL : String.join(" ", key.values().values());
        return isSameSight(sight, sight(traffic, words(name)));
    }

    private static String unordered(String words) {
        return Arrays.stream(words.split("; ", -1))
                .map(WeightDrift::unorderedName)
                .collect(Collectors.joining("; "));
    }

    private static String unorderedName(String words) {
        int end = words.lastIndexOf(": ");
        if (end < 0) {
            return words;
        }
        String name = words.substring(0, end);
        String values = Arrays.stream((name.equals("everything") ? ALL : name).split(" ", -1))
                .sorted()
                .collect(Collectors.joining(" "));
        return values + words.substring(end);
    }
}
