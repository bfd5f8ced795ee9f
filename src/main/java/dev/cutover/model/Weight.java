package dev.cutover.model;

import java.math.BigDecimal;

/**
 * The new platform's share of one segment's traffic, in basis points: 0 is all on the old platform, 10,000 all on the
 * new one.
 */
public record Weight(int basisPoints) implements Comparable<Weight> {
    public static final Weight NONE = new Weight(0);
    public static final Weight ALL = new Weight(10_000);

    public Weight {
        if (basisPoints < 0 || basisPoints > 10_000) {
            throw new IllegalArgumentException("a weight is from 0 to 10000 basis points, not " + basisPoints);
        }
    }

    @Override
    public int compareTo(Weight other) {
        return Integer.compare(basisPoints, other.basisPoints);
    }

    /** The same of a number that a record has, and that may be none: no record must be unreadable for it. */
    public static String words(int basisPoints) {
        return basisPoints >= NONE.basisPoints && basisPoints <= ALL.basisPoints
                ? new Weight(basisPoints).toString()
                : "an impossible weight of " + basisPoints + " basis points";
    }

    /** As people write it: {@code 25 %}, {@code 0.5 %}. */
    @Override
    public String toString() {
        return BigDecimal.valueOf(basisPoints, 2).stripTrailingZeros().toPlainString() + " %";
    }

    /** By hand, since what the compiler gives a record is slow until it is warm. */
    @Override
    public int hashCode() {
        return basisPoints;
    }
}
