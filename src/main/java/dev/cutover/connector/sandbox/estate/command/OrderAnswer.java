package dev.cutover.connector.sandbox.estate.command;

import dev.cutover.connector.sandbox.estate.platform.OrderId;

/** What became of a command for an order. Immutable. */
public record OrderAnswer(OrderId order, CommandOutcome outcome) {
    public boolean is(CommandOutcome.State state) {
        return outcome.state() == state;
    }
}
