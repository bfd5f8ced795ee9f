package dev.cutover.run.comparison;

import java.util.List;
import java.util.Optional;

/**
 * Problems with one signature, which most likely have one cause.
 *
 * @param signature what they have in common, as a part of a sentence: {@code differs by exactly tax}
 * @param count how many; at least so many if {@code atLeast}
 * @param atLeast whether more kinds were seen than there was room for, so that the count may be too low
 * @param where the value of a dimension that is most over-represented; empty if none stands out
 * @param samples at most ten, in an order that does not depend on the order of reading
 */
public record Cause(
        ProblemKind kind,
        String about,
        String signature,
        long count,
        boolean atLeast,
        Optional<Concentration> where,
        List<Sampled> samples) {
    public Cause {
        samples = List.copyOf(samples);
    }

    /**
     * Where they are more frequent than elsewhere.
     *
     * @param share of the problems, from 0 to 1
     * @param usual of all rows, from 0 to 1
     */
    public record Concentration(String dimension, String value, double share, double usual) {}

    /**
     * One of them.
     *
     * @param ofRecord the system that is right about it, by who owned the order; empty if nobody says so
     */
    public record Sampled(List<String> key, Discrepancy problem, Optional<String> ofRecord) {
        public Sampled {
            key = List.copyOf(key);
        }
    }
}
