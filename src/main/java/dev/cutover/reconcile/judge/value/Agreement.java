package dev.cutover.reconcile.judge.value;

/**
 * Whether two values agree.
 *
 * @param rule by which alone they do; empty if their bytes are the same, or if they do not agree
 */
public record Agreement(boolean agrees, String rule) {
    public static final Agreement SAME = new Agreement(true, "");
    public static final Agreement NONE = new Agreement(false, "");

    static Agreement by(String rule) {
        return new Agreement(true, rule);
    }
}
