package dev.cutover.connector.sandbox.estate.world;

import dev.cutover.connector.sandbox.estate.book.Label;
import dev.cutover.connector.sandbox.estate.command.CommandOutcome.State;
import dev.cutover.connector.sandbox.estate.command.Protection;
import java.util.List;
import java.util.OptionalInt;

/** Voids the labels of one order's packages, and buys new ones. Not thread-safe. */
final class LabelCommands {
    private final OrderCase order;
    private final LabelDesk labels;
    private final Warehouse warehouse;

    LabelCommands(OrderCase order, LabelDesk labels, Warehouse warehouse) {
        this.order = order;
        this.labels = labels;
        this.warehouse = warehouse;
    }

    void voidAll(OptionalInt line, String key) {
        var meant =
                labels.all().stream().filter(label -> isMeant(label.work, line)).toList();
        var open = meant.stream()
                .filter(label -> label.state() == Label.State.BOUGHT)
                .toList();
        if (!open.isEmpty()) {
            open.forEach(label -> labels.askToVoid(label, key));
            order.answer(key, State.WISHED, "the label service has yet to grant it");
            order.agenda.plan(order.agenda.now() + LabelDesk.VOID_MS, () -> settle(open, key));
        } else if (meant.isEmpty()) {
            order.answer(key, State.REFUSED, "there is no label");
        } else if (meant.stream().allMatch(label -> label.state() == Label.State.SCANNED)) {
            order.answer(key, State.REFUSED, "the carrier has scanned it");
        } else {
            order.answer(key, State.KNOWN, "it is voided, or asked to be");
        }
    }

    private void settle(List<LabelDesk.Bought> asked, String key) {
        asked.forEach(label -> labels.answerVoid(label, key));
        long refused = asked.stream()
                .filter(label -> label.state() == Label.State.SCANNED)
                .count();
        if (refused == asked.size()) {
            order.answer(key, State.REFUSED, "the carrier has scanned it");
        } else {
            String why = refused == 0 ? "" : "but for " + refused + " of " + asked.size() + " labels, scanned already";
            order.answer(key, State.DONE, why);
        }
    }

    void reissue(OptionalInt line, String key) {
        var packed =
                warehouse.packed().stream().filter(work -> isMeant(work, line)).toList();
        var bare = packed.stream()
                .filter(work -> !order.has(Protection.VOID_FIRST) || !labels.isLabelled(work))
                .toList();
        if (packed.isEmpty()) {
            order.answer(key, State.REFUSED, "no package waits for the carrier");
        } else if (bare.isEmpty()) {
            order.answer(key, State.REFUSED, "it has a label that is not voided");
        } else {
            for (WorkOrder work : bare) {
                labels.buy(work, key);
                warehouse.leaveIfWaiting(work);
            }
            order.answer(key, State.DONE, "");
        }
    }

    private static boolean isMeant(WorkOrder work, OptionalInt line) {
        return line.isEmpty() || line.getAsInt() == work.piece.line();
    }
}
