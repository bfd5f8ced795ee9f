package dev.cutover.connector.sandbox.estate.world;

import dev.cutover.connector.sandbox.estate.command.CommandOutcome.State;
import dev.cutover.connector.sandbox.estate.command.Protection;
import dev.cutover.connector.sandbox.estate.plan.PlannedLine;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Gives money back for one order: never more than was captured and not given back yet. Who does not remember keys does
 * not remember refunds either, and gives the same money back each time. Not thread-safe.
 */
final class RefundCommand {
    private final OrderCase order;
    private final PaymentDesk payments;

    RefundCommand(OrderCase order, PaymentDesk payments) {
        this.order = order;
        this.payments = payments;
    }

    /** @param amount in cents; empty for all that is left */
    void refund(OptionalInt line, OptionalLong amount, String key) {
        var lines = order.plan.lines().stream()
                .map(PlannedLine::line)
                .filter(number -> line.isEmpty() || line.getAsInt() == number)
                .toList();
        long left = lines.stream().mapToLong(this::left).sum();
        if (lines.stream().noneMatch(payments::hasCaptured)) {
            order.answer(key, State.REFUSED, "nothing was captured");
        } else if (amount.isEmpty() && left == 0) {
            order.answer(key, State.KNOWN, "all of it was given back");
        } else if (amount.orElse(left) > left) {
            order.answer(key, State.REFUSED, "only " + BigDecimal.valueOf(left, 2) + " is left to give back");
        } else {
            spread(lines, amount.orElse(left), left, key);
            order.answer(key, State.DONE, "");
        }
    }

    private long left(int line) {
        return order.has(Protection.IDEMPOTENCY_KEYS) ? payments.refundable(line) : payments.captured(line);
    }

    /** Each line bears its part of the amount; the parts add up to the cent. */
    private void spread(List<Integer> lines, long amount, long left, String key) {
        long before = 0;
        long given = 0;
        for (int line : lines) {
            before += left(line);
            long cents = amount * before / left - given;
            given += cents;
            if (cents > 0) {
                payments.refund(line, cents, key);
            }
        }
    }
}
