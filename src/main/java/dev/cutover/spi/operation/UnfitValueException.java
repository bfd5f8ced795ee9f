package dev.cutover.spi.operation;

/** A value that a call cannot be made with. Nothing was sent to the system. */
public final class UnfitValueException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param why for a person, part of a sentence */
    public UnfitValueException(String why) {
        super(why);
    }

    /** Why it does not fit, part of a sentence. */
    public String why() {
        return String.valueOf(getMessage());
    }
}
