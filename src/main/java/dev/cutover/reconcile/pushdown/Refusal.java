package dev.cutover.reconcile.pushdown;

/** Why rows are read instead of being added up: the message is a sentence. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1;

    Refusal(String why) {
        super(why);
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
