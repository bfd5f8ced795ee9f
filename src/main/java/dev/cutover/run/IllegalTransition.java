package dev.cutover.run;

/** A fact that cannot follow what the record says so far: the record was tampered with, or the engine is wrong. */
public final class IllegalTransition extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public IllegalTransition(String why) {
        super(why);
    }
}
