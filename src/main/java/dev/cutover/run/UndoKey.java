package dev.cutover.run;

import java.util.Optional;

/**
 * The idempotency key of an undo. It continues the key of what it undoes, so that the direction can be told by the key;
 * only this class knows how.
 *
 * @param value the key as systems and the record get it
 */
public record UndoKey(String value) {
    private static final String BACK = "/back";

    /** The undo of the effect of that key. */
    public static UndoKey of(String effect) {
        return new UndoKey(effect + BACK);
    }

    /** What brings one flow's traffic back in one rollback. */
    public static UndoKey ofTraffic(RunId run, int rollback, String flow) {
        return new UndoKey(run + "/rollback-" + rollback + "/" + flow + BACK);
    }

    /** The key of what it undoes; empty if this is no undo's key. No effect has it if it brings traffic back. */
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
