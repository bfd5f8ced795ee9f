package dev.cutover.testkit;

/** The power went off: nothing that this process does reaches the disk any more. */
public final class PowerCut extends Error {
    private static final long serialVersionUID = 1L;

    PowerCut(int operation) {
        super("power cut before operation " + operation);
    }

    /** What of the operations that were not forced is found afterwards. */
    public enum Found {
        NOTHING,
        EVERYTHING,
        /** Each page of a write and each change of a name at random; what is missing reads as zeros. */
        HALF
    }
}
