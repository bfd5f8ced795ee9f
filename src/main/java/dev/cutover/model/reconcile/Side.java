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

    @Override
    public String toString() {
        return text;
    }
}
