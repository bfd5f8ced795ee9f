package dev.cutover.connector.sandbox.estate.world;

import dev.cutover.connector.sandbox.estate.book.BookEvent;
import dev.cutover.connector.sandbox.estate.book.EventKind;
import dev.cutover.connector.sandbox.estate.book.Presence;
import dev.cutover.connector.sandbox.estate.command.CommandOutcome.State;
import dev.cutover.connector.sandbox.estate.command.Protection;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Puts on record at one platform what was confirmed to the other, or is known to the warehouse and the carrier, with
 * the same event ids. Not thread-safe.
 */
final class ConfirmationCarrier {
    private static final Set<EventKind> CONFIRMATIONS = EnumSet.of(
            EventKind.SHIPPED, EventKind.DELIVERED, EventKind.COLLECTED, EventKind.CANCELLED, EventKind.RETURNED);

    private final OrderCase order;

    ConfirmationCarrier(OrderCase order) {
        this.order = order;
    }

    void carry(PlatformState platform, OptionalInt line, String key) {
        if (platform.presence() == Presence.ABSENT) {
            order.answer(key, State.REFUSED, platform.system() + " does not know it");
            return;
        }
        var confirmed =
                confirmed(List.of(order.other(platform).system(), EstateSystem.WMS, EstateSystem.CARRIER), line);
        if (order.has(Protection.KNOWN_CONFIRMATIONS)) {
            confirmed.removeIf(event -> order.books.has(platform.system(), event));
        }
        confirmed.forEach(event -> order.copy(event, platform));
        if (confirmed.isEmpty()) {
            order.answer(key, State.KNOWN, "nothing was confirmed that it lacks");
        } else {
            order.answer(key, State.DONE, "");
        }
    }

    /** Tells a platform that knew nothing of the order what has left the warehouse already, and what came back. */
    void carryWhatHasLeft(PlatformState platform) {
        confirmed(List.of(EstateSystem.WMS, EstateSystem.CARRIER), OptionalInt.empty())
                .forEach(event -> order.copy(event, platform));
    }

    private List<BookEvent> confirmed(List<EstateSystem> witnesses, OptionalInt line) {
        var confirmed = new LinkedHashMap<String, BookEvent>();
        for (EstateSystem system : witnesses) {
            for (BookEvent event : order.books.of(system)) {
                boolean isMeant = line.isEmpty() || line.getAsInt() == event.line();
                if (isMeant && CONFIRMATIONS.contains(event.kind())) {
                    confirmed.putIfAbsent(event.id(), event);
                }
            }
        }
        return new ArrayList<>(confirmed.values());
    }
}
