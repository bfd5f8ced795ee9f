package dev.cutover.run.comparison;

import java.math.BigDecimal;

/**
 * One total of both sides, in a segment.
 *
 * @param name of the total
 * @param by the value that tells sums apart, such as {@code EUR}; empty if there is none
 */
public record TotalLine(String name, String segment, String by, BigDecimal left, BigDecimal right) {

    public boolean agrees() {
        return left.compareTo(right) == 0;
    }
}
