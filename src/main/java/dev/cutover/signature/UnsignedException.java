package dev.cutover.signature;

/** Nothing was signed; {@link #why} tells, in the words of {@code ssh-keygen}. */
final class UnsignedException extends Exception {
    private static final long serialVersionUID = 1L;
    private final String why;

    UnsignedException(String why) {
        super(why);
        this.why = why;
    }

    String why() {
        return why;
    }
}
