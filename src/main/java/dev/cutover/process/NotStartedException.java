package dev.cutover.process;

/** The program was not started: it does not exist, is not executable, or the system refused. Nothing has changed. */
public final class NotStartedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String why;

    public NotStartedException(String why) {
        super(why);
        this.why = why;
    }

    public NotStartedException(String why, Throwable cause) {
        super(why, cause);
        this.why = why;
    }

    /** The reason for people to read, as part of a sentence. */
    public String why() {
        return why;
    }
}
