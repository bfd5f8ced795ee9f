package dev.cutover.connector.sandbox.estate.world;

import dev.cutover.connector.sandbox.estate.book.Book;
import dev.cutover.connector.sandbox.estate.book.OrderBooks;
import dev.cutover.connector.sandbox.estate.book.Presence;
import dev.cutover.connector.sandbox.estate.command.OrderCommand;
import dev.cutover.connector.sandbox.estate.plan.OrderPlan;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import dev.cutover.connector.sandbox.estate.platform.PlatformSide;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The one account of an order's life: folds what happens by itself and what was commanded, in the order of time, into
 * the books of all systems. Nothing is kept: the same plan, commands and conditions always give the same books, and
 * those of a later instant go on from those of an earlier one. Times are in ms; what happens by itself in the ms of a
 * command comes before it. Not thread-safe, as its timeline is not.
 */
public final class OrderWorld {
    private final WorldLaws laws;

    public OrderWorld(WorldLaws laws) {
        this.laws = laws;
    }

    /**
     * The books of one order.
     *
     * @param commands for the order, in the order in which systems took them; later ones than {@code now} are left out
     * @param now no earlier than when the order was placed
     */
    public OrderBooks books(OrderPlan plan, List<OrderCommand> commands, Instant now) {
        var agenda = new Agenda(now.toEpochMilli());
        var order = new OrderCase(plan, laws, agenda);
        var systems = OrderSystems.of(order);
        agenda.plan(plan.placedAt().toEpochMilli(), systems.work()::place);
        if (!commands.isEmpty()) {
            carryOut(commands, order, new CommandDesk(order, systems));
        }
        agenda.run(agenda.end());
        return new OrderBooks(plan, now, books(order, now), order.outcomes());
    }

    private static void carryOut(List<OrderCommand> commands, OrderCase order, CommandDesk desk) {
        for (OrderCommand command : commands) {
            long at = command.at().toEpochMilli();
            // Nobody can know of an order before it is placed.
            if (at >= order.plan.placedAt().toEpochMilli() && at <= order.agenda.end()) {
                order.agenda.run(at);
                desk.carryOut(command);
            }
        }
    }

    private static Map<EstateSystem, Book> books(OrderCase order, Instant now) {
        var books = new EnumMap<EstateSystem, Book>(EstateSystem.class);
        for (EstateSystem system : OrderBooks.KEEPERS) {
            var events = order.books.of(system, now);
            var platform = sideOf(system).map(order::platform);
            var presence =
                    platform.map(PlatformState::presence).orElse(events.isEmpty() ? Presence.ABSENT : Presence.ACTIVE);
            boolean isHeld = platform.filter(PlatformState::isHeld).isPresent();
            books.put(system, new Book(system, order.plan.id(), presence, isHeld, events));
        }
        return books;
    }

    private static Optional<PlatformSide> sideOf(EstateSystem system) {
        return switch (system) {
            case LEGACY_OMS -> Optional.of(PlatformSide.OLD);
            case ORCHESTRATOR -> Optional.of(PlatformSide.NEW);
            default -> Optional.empty();
        };
    }
}
