package dev.cutover.simulation;

import dev.cutover.run.fact.Event;
import java.util.ArrayList;
import java.util.List;

/** The durable events of a simulated run, and those that its processes acknowledged. */
final class Slate {
    private final List<Event> durable = new ArrayList<>();
    private final List<Event> acknowledged = new ArrayList<>();
    private final List<String> losses = new ArrayList<>();

    /** The record. */
    List<Event> durable() {
        return durable;
    }

    int size() {
        return durable.size();
    }

    Event last() {
        return durable.get(durable.size() - 1);
    }

    void keep(List<Event> events) {
        durable.addAll(events);
    }

    /** What was kept last and is not really there. */
    void lose(int events) {
        for (int i = 0; i < events && durable.size() > 1; i++) {
            durable.remove(durable.size() - 1);
        }
    }

    /** Somebody was told. */
    void acknowledge(List<Event> events) {
        acknowledged.addAll(events);
    }

    /** A new process has read the record: all that was acknowledged must be in it. */
    void reopen() {
        boolean kept = durable.size() >= acknowledged.size()
                && durable.subList(0, acknowledged.size()).equals(acknowledged);
        if (!kept) {
            losses.add("lost: of " + acknowledged.size() + " acknowledged events, " + durable.size() + " are there");
        }
        acknowledged.clear();
        acknowledged.addAll(durable);
    }

    List<String> losses() {
        return losses;
    }
}
