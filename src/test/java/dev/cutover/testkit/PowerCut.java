package dev.cutover.testkit;

/** Thrown after a power cut: operations of this process no longer reach the disk. */
public final class PowerCut extends Error {
    private static final long serialVersionUID = 1L;

    PowerCut(int operation) {
        super("power cut before operation " + operation);
    }

    /** Which of the operations that were not forced survive. */
    public enum Found {
        NOTHING,
        EVERYTHING,
        /** Each page of a write and each change of a name at random; what is missing reads as zeros. */
        HALF
    }
}
