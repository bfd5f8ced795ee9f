package dev.cutover.connector.sandbox.estate;

import dev.cutover.connector.sandbox.estate.book.OrderBooks;
import dev.cutover.connector.sandbox.estate.command.CommandOutcome;
import dev.cutover.connector.sandbox.estate.command.OrderAnswer;
import dev.cutover.connector.sandbox.estate.command.OrderCall;
import dev.cutover.connector.sandbox.estate.platform.EstateException;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import dev.cutover.connector.sandbox.estate.platform.OrderId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Answers for single orders, computed from their books. Not thread-safe. */
final class OrderDesk {
    private static final CommandOutcome NO_SUCH_ORDER =
            new CommandOutcome(CommandOutcome.State.REFUSED, "no such order was placed");

    private final Function<OrderId, Optional<OrderBooks>> books;

    /** @param books of an order as of now; empty if no such order was placed */
    OrderDesk(Function<OrderId, Optional<OrderBooks>> books) {
        this.books = books;
    }

    /** What has become of each part of a call that a system has taken, in the order of the call. */
    List<OrderAnswer> answers(OrderCall orderCall) {
        return orderCall.orders().stream()
                .map(order -> new OrderAnswer(order, outcome(order, orderCall.keyOf(order))))
                .toList();
    }

    /**
     * The parts of a call that were refused. They changed nothing, so they may be tried again under their keys; empty
     * if there are none.
     */
    Optional<OrderCall> refused(OrderCall orderCall) {
        var refused = answers(orderCall).stream()
                .filter(answer -> answer.is(CommandOutcome.State.REFUSED))
                .map(OrderAnswer::order)
                .toList();
        return refused.isEmpty() ? Optional.empty() : Optional.of(orderCall.only(refused));
    }

    /** Without an outcome, the order was placed after the call: nobody could know of it then. */
    private CommandOutcome outcome(OrderId order, String key) {
        return books.apply(order)
                .flatMap(known -> Optional.ofNullable(known.outcomes().get(key)))
                .orElse(NO_SUCH_ORDER);
    }

    /**
     * One order as a system has it.
     *
     * @throws EstateException if no such order was placed
     */
    Map<String, String> facts(EstateSystem system, String order) {
        var id = OrderId.parse(order);
        var known = books.apply(id)
                .orElseThrow(() -> new EstateException(
                        "no order " + id + " was placed", "look up ids in the records of a system"));
        return new OrderFacts(known, system).byName();
    }
}
