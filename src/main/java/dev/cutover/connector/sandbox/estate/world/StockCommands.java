package dev.cutover.connector.sandbox.estate.world;

import dev.cutover.connector.sandbox.estate.book.Presence;
import dev.cutover.connector.sandbox.estate.command.CommandOutcome.State;
import dev.cutover.connector.sandbox.estate.command.OrderCall;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/** Moves the reservations of one order to a platform, and ends them. Not thread-safe. */
final class StockCommands {
    private static final String NONE_HELD = "no reservation is held";

    private final OrderCase order;
    private final StockDesk stock;

    StockCommands(OrderCase order, StockDesk stock) {
        this.order = order;
        this.stock = stock;
    }

    void move(Optional<PlatformState> asked, OptionalInt line, String key) {
        var held = held(line);
        var target = asked.or(this::owner);
        if (held.isEmpty()) {
            order.answer(key, State.REFUSED, NONE_HELD);
            return;
        }
        if (target.isEmpty()) {
            order.answer(key, State.REFUSED, "not one platform owns the order: name it under '" + OrderCall.TO + "'");
            return;
        }
        var platform = target.get();
        var elsewhere = held.stream()
                .filter(one -> one.owner() != platform)
                .filter(one -> stock.held(platform, one.piece).isEmpty())
                .toList();
        if (elsewhere.isEmpty()) {
            order.answer(key, State.KNOWN, platform.system() + " holds it already");
            return;
        }
        elsewhere.forEach(one -> stock.move(one, key));
        order.answer(key, State.DONE, "");
    }

    /** Who owns the order; after it was released, who may take it over. Empty if that is not one platform. */
    private Optional<PlatformState> owner() {
        var owners = platforms(PlatformState::owns);
        var heirs = owners.isEmpty() ? platforms(one -> one.presence() != Presence.RELEASED) : owners;
        return heirs.size() == 1 ? Optional.of(heirs.get(0)) : Optional.empty();
    }

    private List<PlatformState> platforms(Predicate<PlatformState> which) {
        return order.platforms().stream().filter(which).toList();
    }

    void release(OptionalInt line, String key) {
        var meant = unneeded(line);
        if (meant.isEmpty()) {
            if (stock.isGivenBack(line)) {
                order.answer(key, State.KNOWN, "it was released already");
            } else {
                order.answer(key, State.REFUSED, NONE_HELD);
            }
            return;
        }
        meant.forEach(one -> stock.release(one, key));
        order.answer(key, State.DONE, "");
    }

    /** What a platform holds that does not own the order; without any, all that is held. */
    private List<StockDesk.Reserved> unneeded(OptionalInt line) {
        var held = held(line);
        var unneeded = held.stream().filter(one -> !one.owner().owns()).toList();
        return unneeded.isEmpty() ? held : unneeded;
    }

    private List<StockDesk.Reserved> held(OptionalInt line) {
        return stock.held().stream()
                .filter(one -> line.isEmpty() || line.getAsInt() == one.piece.line())
                .toList();
    }
}
