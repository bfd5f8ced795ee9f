package dev.cutover.run;

/** A fact that cannot follow the record so far: the record was tampered with, or the engine has a fault. */
public final class IllegalTransition extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public IllegalTransition(String why) {
        super(why);
    }
}
