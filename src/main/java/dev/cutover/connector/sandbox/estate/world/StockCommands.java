package dev.cutover.connector.sandbox.estate.world;

import dev.cutover.connector.sandbox.estate.command.CommandOutcome.State;
import java.util.List;
import java.util.OptionalInt;

/** Moves the reservations of one order to the other platform, and ends them. Not thread-safe. */
final class StockCommands {
    private final OrderCase order;
    private final StockDesk stock;

    StockCommands(OrderCase order, StockDesk stock) {
        this.order = order;
        this.stock = stock;
    }

    void move(OptionalInt line, String key) {
        var meant = unneeded(line);
        if (meant.isEmpty()) {
            order.answer(key, State.REFUSED, "no reservation is held");
            return;
        }
        var free = meant.stream()
                .filter(one -> stock.held(order.other(one.owner()), one.piece).isEmpty())
                .toList();
        if (free.isEmpty()) {
            order.answer(key, State.KNOWN, "the other platform holds one already");
            return;
        }
        free.forEach(one -> stock.move(one, key));
        order.answer(key, State.DONE, "");
    }

    void release(OptionalInt line, String key) {
        var meant = unneeded(line);
        if (meant.isEmpty()) {
            order.answer(key, State.REFUSED, "no reservation is held");
            return;
        }
        meant.forEach(one -> stock.release(one, key));
        order.answer(key, State.DONE, "");
    }

    /** What a platform holds that does not own the order; without any, all that is held. */
    private List<StockDesk.Reserved> unneeded(OptionalInt line) {
        var held = stock.held().stream()
                .filter(one -> line.isEmpty() || line.getAsInt() == one.piece.line())
                .toList();
        var unneeded = held.stream().filter(one -> !one.owner().owns()).toList();
        return unneeded.isEmpty() ? held : unneeded;
    }
}
