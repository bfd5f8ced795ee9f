package dev.cutover.run;

import java.util.Optional;

/**
 * The idempotency key of an undo. It extends the key of what it undoes, so that the direction is visible in the key;
 * only this class knows the form.
 *
 * @param value the key as systems and the record get it
 */
public record UndoKey(String value) {
    private static final String BACK = "/back";

    /** The undo of the effect of that key. */
    public static UndoKey of(String effect) {
        return new UndoKey(effect + BACK);
    }

    /** The key that restores one flow's traffic in one rollback. */
    public static UndoKey ofTraffic(RunId run, int rollback, String flow) {
        return new UndoKey(run + "/rollback-" + rollback + "/" + flow + BACK);
    }

    /** The key of what it undoes; empty if this is no undo's key. No effect has this key if it restores traffic. */
    public Optional<String> undone() {
        return value.endsWith(BACK)
                ? Optional.of(value.substring(0, value.length() - BACK.length()))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
