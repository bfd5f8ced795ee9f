package dev.cutover.connector.webhook;

/** A message that the service did not confirm. */
final class UndeliveredException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean mayHaveArrived;

    /**
     * Why it is not confirmed.
     *
     * @param why for a person, part of a sentence; without secrets
     * @param mayHaveArrived false only if it is certain that the service shows it to nobody
     */
    UndeliveredException(String why, boolean mayHaveArrived) {
        super(why);
        this.mayHaveArrived = mayHaveArrived;
    }

    String why() {
        return String.valueOf(getMessage());
    }

    boolean mayHaveArrived() {
        return mayHaveArrived;
    }
}
