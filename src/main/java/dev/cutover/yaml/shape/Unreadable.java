package dev.cutover.yaml.shape;

import dev.cutover.spi.settings.Notation;
import dev.cutover.spi.settings.NotationException;

/** A text that is not in the expected notation. */
public final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    private final String hint;

    /** The message is what is wrong with it, as it can follow a colon. */
    public Unreadable(String message, String hint) {
        super(message);
        this.hint = hint;
    }

    private Unreadable(NotationException cause) {
        super(cause.why(), cause);
        this.hint = cause.hint();
    }

    /** Reads a text in a notation that settings of connectors have as well. */
    public static <T> T unless(Notation<T> notation, String text) throws Unreadable {
        try {
            return notation.read(text);
        } catch (NotationException bad) {
            throw new Unreadable(bad);
        }
    }

    public String why() {
        return String.valueOf(getMessage());
    }

    public String hint() {
        return hint;
    }
}
