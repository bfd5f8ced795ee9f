package dev.cutover.connector.sandbox.estate.conditions;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/** Scheduled effects, earliest first; effects of the same time run in the order of planning. Not thread-safe. */
public final class EstateSchedule {
    private final PriorityQueue<Due> due =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparing(Due::order));
    private long planned;

    private record Due(Instant at, long order, Consumer<Instant> effect) {}

    /**
     * Schedules an effect.
     *
     * @param effect receives the moment that it was scheduled for
     */
    public void plan(Instant at, Consumer<Instant> effect) {
        due.add(new Due(at, planned++, effect));
    }

    /** Runs all effects that are scheduled up to and including this moment. */
    public void run(Instant until) {
        for (var next = due.peek(); next != null && !next.at().isAfter(until); next = due.peek()) {
            due.remove();
            next.effect().accept(next.at());
        }
    }
}
