package dev.cutover.console.prompt;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** What is looked up at the moment. Not thread-safe. */
final class OpenPane {
    private static final Duration PACE = Duration.ofSeconds(1);

    private String what = "";
    private Supplier<List<Sentence>> lines = List::of;
    private long opened;
    private int turn;
    private Prompt.Pane pane = Prompt.Pane.CLOSED;
    private Instant due = Instant.MIN;

    /** Looks something up; turns the page if it is open already. */
    void show(String lookedUp, Supplier<List<Sentence>> current) {
        boolean again = lookedUp.equals(what);
        turn = again ? turn + 1 : 0;
        opened += again ? 0 : 1;
        what = lookedUp;
        lines = current;
        due = Instant.MIN;
    }

    boolean isOpen() {
        return !what.isEmpty();
    }

    void close() {
        what = "";
        lines = List::of;
    }

    /** As of now, or of less than a second ago. */
    Prompt.Pane at(Instant wall) {
        if (!isOpen()) {
            return Prompt.Pane.CLOSED;
        }
        if (!wall.isBefore(due)) {
            pane = new Prompt.Pane(opened, turn, lines.get());
            due = wall.plus(PACE);
        }
        return pane;
    }
}
