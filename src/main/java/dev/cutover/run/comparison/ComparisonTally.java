package dev.cutover.run.comparison;

/** How many of each answer. Every distinct key counts once: as equal, by its gravest problem, or as moving. */
public record ComparisonTally(Rows left, Rows right, Keys keys) {
    public static final ComparisonTally NONE = new ComparisonTally(Rows.NONE, Rows.NONE, Keys.NONE);

    /** Both together. */
    public ComparisonTally plus(ComparisonTally more) {
        return new ComparisonTally(left.plus(more.left), right.plus(more.right), keys.plus(more.keys));
    }

    /**
     * Of one side.
     *
     * @param unread rows that are there and could not be read
     * @param whole whether the source was read to its end; a side that was not is never called equal
     */
    public record Rows(long read, long unread, boolean whole) {
        public static final Rows NONE = new Rows(0, 0, true);

        Rows plus(Rows more) {
            return new Rows(read + more.read, unread + more.unread, whole && more.whole);
        }
    }

    /**
     * Distinct keys.
     *
     * @param equal including {@code byRule}
     * @param byRule equal only because of a rule
     * @param faulty both sides have the same values, and something else is wrong: a stage, a history, an account
     * @param neverSettled how many of those with a finding were other ones at each look; each is counted by its gravest
     *     problem at the last look, too
     */
    public record Keys(
            long equal,
            long byRule,
            long different,
            long missingLeft,
            long missingRight,
            long duplicates,
            long faulty,
            long moving,
            long neverSettled) {
        public static final Keys NONE = new Keys(0, 0, 0, 0, 0, 0, 0, 0, 0);

        /** Those with a finding. */
        public long mismatched() {
            return different + missingLeft + missingRight + duplicates + faulty;
        }

        /** Those that were compared: all but the moving ones. */
        public long compared() {
            return equal + mismatched();
        }

        Keys plus(Keys more) {
            return new Keys(
                    equal + more.equal,
                    byRule + more.byRule,
                    different + more.different,
                    missingLeft + more.missingLeft,
                    missingRight + more.missingRight,
                    duplicates + more.duplicates,
                    faulty + more.faulty,
                    moving + more.moving,
                    neverSettled + more.neverSettled);
        }
    }
}
