package dev.cutover.bundle;

/**
 * A piece of evidence that the record names and the export does not have. Immutable.
 *
 * @param sha256 in hex, as the record has it
 * @param name what it is called in the record
 * @param step the step that captured it
 * @param why {@code gone}, {@code changed} since it was captured, or {@code without a digest} if the record does not
 *     say what it was
 */
public record MissingEvidence(String sha256, String name, String step, String why) {
    static final String GONE = "gone";
    static final String CHANGED = "changed";
    static final String NO_DIGEST = "without a digest";

    /** Why it is missing, as people are told. */
    public String words() {
        return why.equals(CHANGED) ? "changed since it was captured" : why;
    }
}
