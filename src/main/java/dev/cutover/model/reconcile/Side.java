package dev.cutover.model.reconcile;

/** One of the two that are compared. By convention the left one is the old system. */
public enum Side {
    LEFT("left"),
    RIGHT("right");

    private final String text;

    Side(String text) {
        this.text = text;
    }

    public Side other() {
        return this == LEFT ? RIGHT : LEFT;
    }

    /** 0 for the left one and 1 for the right one, as the compared inputs are numbered. */
    public int number() {
        return this == LEFT ? 0 : 1;
    }

    @Override
    public String toString() {
        return text;
    }
}
