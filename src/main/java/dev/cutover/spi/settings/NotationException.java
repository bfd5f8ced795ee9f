package dev.cutover.spi.settings;

/** A text that is not in the expected notation. */
public final class NotationException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String hint;

    /**
     * @param why what is wrong with the text, as it can follow a colon: {@code its unit is missing}
     * @param hint what to write instead; may be empty
     */
    public NotationException(String why, String hint) {
        super(why);
        this.hint = hint;
    }

    public String why() {
        return String.valueOf(getMessage());
    }

    public String hint() {
        return hint;
    }
}
