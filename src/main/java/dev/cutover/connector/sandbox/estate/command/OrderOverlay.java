package dev.cutover.connector.sandbox.estate.command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was commanded for single orders, over what they do by themselves. Holds nothing for an order without commands.
 * Not thread-safe.
 */
public final class OrderOverlay {
    private final Map<Long, List<OrderCommand>> byOrder = new HashMap<>();

    /**
     * Adds a call that a system has taken.
     *
     * @param at no earlier than that of any call before
     */
    public void take(OrderCall call, Instant at) {
        for (var command : call.commands(at)) {
            byOrder.computeIfAbsent(command.order(), number -> new ArrayList<>(1))
                    .add(command);
        }
    }

    /** The numbers of the orders that something was commanded for, whether or not they exist. */
    public Set<Long> orders() {
        return Set.copyOf(byOrder.keySet());
    }

    /** The commands for an order, oldest first. */
    public List<OrderCommand> of(long order) {
        return List.copyOf(byOrder.getOrDefault(order, List.of()));
    }
}
