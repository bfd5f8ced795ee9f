package dev.cutover.connector.sandbox.estate.audit;

/**
 * A line in which an invariant is not true. Immutable.
 *
 * @param line its number; 0 where no single line is meant
 */
record Breach(Invariant invariant, String order, int line) {
    /** Such as {@code SO-000014863365/2}. */
    String place() {
        return line == 0 ? order : order + "/" + line;
    }
}
