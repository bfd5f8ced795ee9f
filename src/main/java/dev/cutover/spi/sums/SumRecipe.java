package dev.cutover.spi.sums;

import java.util.List;

/**
 * What is added up, and how; the recipes of two systems differ in nothing but the names of columns.
 *
 * @param key the columns whose digest says which bucket a row is in
 * @param columns all columns of the row's text in their order, those of the key included
 * @param bits how many leading bits of the key's digest number the bucket, from 0 for one bucket to {@link #MOST_BITS}
 */
public record SumRecipe(RowDigest digest, List<SumColumn> key, List<SumColumn> columns, int bits) {
    public static final int MOST_BITS = 18;

    private static final int WORD_BITS = 32;

    public SumRecipe {
        key = List.copyOf(key);
        columns = List.copyOf(columns);
        if (key.isEmpty() || bits < 0 || bits > MOST_BITS) {
            throw new IllegalArgumentException("a key of " + key + " and " + bits + " bits");
        }
    }

    /** By what the first word of a key's digest is divided to get the number of its bucket. */
    public long divisor() {
        return 1L << (WORD_BITS - bits);
    }
}
