package dev.cutover.spi.sums;

/**
 * The sums of the rows whose keys are in one bucket.
 *
 * @param bucket its number, from 0; {@link #WITHOUT_KEY} for rows that have no value in a column of the key
 * @param rows how many
 * @param keys how many distinct keys they have
 */
public record BucketSum(int bucket, long rows, long keys, Words words) {
    public static final int WITHOUT_KEY = -1;

    /** The sums of the four words of the rows' digests, without a sign each; good for 2^31 rows. */
    public record Words(long first, long second, long third, long fourth) {
        public static final Words NONE = new Words(0, 0, 0, 0);

        /** Both together. */
        public Words plus(Words more) {
            return new Words(first + more.first, second + more.second, third + more.third, fourth + more.fourth);
        }
    }

    /**
     * Whether the rows of both are the same, each key once. A key with several rows is a finding although both sides
     * have it several times.
     */
    public boolean agrees(BucketSum other) {
        return bucket >= 0 && rows == keys && equals(other);
    }
}
