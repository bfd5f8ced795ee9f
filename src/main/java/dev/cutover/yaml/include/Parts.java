package dev.cutover.yaml.include;

/** The files that a runbook may include, by their paths from its folder, with {@code /} between names. */
public interface Parts {
    /** For a runbook without a folder, of which only the text is known. */
    Parts NONE = path -> {
        throw new Refused("only the runbook's text is known here, not its folder", "");
    };

    /**
     * The bytes of a file; for a file that is too large, one byte more than the limit.
     *
     * @param path relative, and without {@code ..} that leads out
     */
    byte[] bytes(String path) throws Refused;

    /** Whether they are as a run has pinned them, perhaps by an earlier version. */
    default boolean isPinned() {
        return false;
    }

    /** There is no such file, or it may not be read; the message says why, after {@code cannot be included: }. */
    final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        private final String hint;

        public Refused(String why, String hint) {
            super(why);
            this.hint = hint;
        }

        String why() {
            return String.valueOf(getMessage());
        }

        String hint() {
            return hint;
        }
    }
}
