package dev.cutover.run.ledger;

import dev.cutover.run.Question;
import dev.cutover.run.WeightDrift;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * What the question about a drift shows of it. Two that differ in the order of a segment's values are the same: earlier
 * versions named the dimensions in the order of the alphabet. Stateless.
 */
public final class DriftSight {
    private static final String ALL = "all traffic";

    private DriftSight() {}

    /**
     * What is shown of a drift.
     *
     * @param words the drift in words
     */
    public static Question.Basis of(String traffic, String words) {
        return new Question.Basis("traffic '" + traffic + "'", words);
    }

    /** Whether both show the same. */
    public static boolean isSame(Question.Basis one, Question.Basis other) {
        return one.what().equals(other.what()) && unordered(one.stands()).equals(unordered(other.stands()));
    }

    /** Whether a question shows the drift. */
    static boolean isOf(Question.Basis sight, WeightDrift drift) {
        String name = drift.key().values().isEmpty()
                ? ALL
                : String.join(" ", drift.key().values().values());
        return isSame(sight, of(drift.traffic(), drift.words(name)));
    }

    private static String unordered(String words) {
        return Arrays.stream(words.split("; ", -1))
                .map(DriftSight::unorderedName)
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
