package dev.cutover.connector.sandbox.estate.conditions;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/** What will happen by itself, earliest first, and in the order of planning at the same moment. Not thread-safe. */
public final class EstateSchedule {
    private final PriorityQueue<Due> due =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparing(Due::order));
    private long planned;

    private record Due(Instant at, long order, Consumer<Instant> effect) {}

    /**
     * Plans an effect.
     *
     * @param effect gets the moment that it was planned for
     */
    public void plan(Instant at, Consumer<Instant> effect) {
        due.add(new Due(at, planned++, effect));
    }

    /** Lets everything happen that is planned for a moment up to and including this one. */
    public void run(Instant until) {
        for (var next = due.peek(); next != null && !next.at().isAfter(until); next = due.peek()) {
            due.remove();
            next.effect().accept(next.at());
        }
    }
}
