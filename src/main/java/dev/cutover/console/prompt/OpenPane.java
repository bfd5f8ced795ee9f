package dev.cutover.console.prompt;

import java.util.List;
import java.util.function.Supplier;

/** What is looked up at the moment. Not thread-safe. */
final class OpenPane {
    private String what = "";
    private Supplier<List<Sentence>> lines = List::of;
    private long opened;
    private int turn;

    /** Looks something up; turns the page if it is open already. */
    void show(String lookedUp, Supplier<List<Sentence>> current) {
        boolean again = lookedUp.equals(what);
        turn = again ? turn + 1 : 0;
        opened += again ? 0 : 1;
        what = lookedUp;
        lines = current;
    }

    boolean isOpen() {
        return !what.isEmpty();
    }

    void close() {
        what = "";
        lines = List::of;
    }

    /** As of now. */
    Prompt.Pane now() {
        return isOpen() ? new Prompt.Pane(opened, turn, lines.get()) : Prompt.Pane.CLOSED;
    }
}
