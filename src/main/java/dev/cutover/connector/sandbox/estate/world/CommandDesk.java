package dev.cutover.connector.sandbox.estate.world;

import dev.cutover.connector.sandbox.estate.command.CommandOutcome.State;
import dev.cutover.connector.sandbox.estate.command.OrderCommand;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import dev.cutover.connector.sandbox.estate.platform.PlatformSide;
import java.util.Optional;

/** Carries the commands for one order out, each by whom it is asked of. Not thread-safe. */
final class CommandDesk {
    private final OrderCase order;
    private final Ownership ownership;
    private final Recall recall;
    private final Cancellation cancellation;
    private final ConfirmationCarrier confirmations;
    private final LabelCommands labels;
    private final StockCommands stock;
    private final RefundCommand refund;

    CommandDesk(OrderCase order, OrderSystems systems) {
        this.order = order;
        this.recall = new Recall(order, systems.work());
        this.cancellation = systems.cancellation();
        this.confirmations = new ConfirmationCarrier(order);
        this.ownership = new Ownership(order, systems, confirmations);
        this.labels = new LabelCommands(order, systems.labels(), systems.warehouse());
        this.stock = new StockCommands(order, systems.stock());
        this.refund = new RefundCommand(order, systems.payments());
    }

    /** @throws IllegalArgumentException if the command is not one that its system takes */
    void carryOut(OrderCommand command) {
        if (!command.verb().isAskedOf(command.system())) {
            throw new IllegalArgumentException(command.system() + " takes no " + command.verb());
        }
        String key = command.key();
        int lines = order.plan.lines().size();
        if (command.line().isPresent() && command.line().getAsInt() > lines) {
            order.answer(key, State.REFUSED, "it has no line " + command.line().getAsInt());
            return;
        }
        switch (command.verb()) {
            case TAKE_OVER -> ownership.takeOver(platform(command), key);
            case RELEASE -> ownership.release(platform(command), key);
            case HOLD -> ownership.hold(platform(command), key);
            case RESUME -> ownership.resume(platform(command), key);
            case RECALL -> recall.ask(platform(command), command.line(), key);
            case CANCEL -> cancel(command);
            case CARRY_CONFIRMATION -> confirmations.carry(platform(command), command.line(), key);
            case VOID_LABEL -> labels.voidAll(command.line(), key);
            case REISSUE_LABEL -> labels.reissue(command.line(), key);
            case MOVE_RESERVATION -> stock.move(target(command), command.line(), key);
            case RELEASE_RESERVATION -> stock.release(command.line(), key);
            case REFUND -> refund.refund(command.line(), command.cents(), key);
        }
    }

    private void cancel(OrderCommand command) {
        var platform = platform(command);
        if (platform.owns()) {
            cancellation.ask(platform, command.line(), command.quantity(), command.key());
        } else {
            order.answer(command.key(), State.REFUSED, platform.system() + " does not own it");
        }
    }

    private PlatformState platform(OrderCommand command) {
        return platform(command.system());
    }

    private Optional<PlatformState> target(OrderCommand command) {
        return command.to().map(this::platform);
    }

    private PlatformState platform(EstateSystem system) {
        return order.platform(system == EstateSystem.LEGACY_OMS ? PlatformSide.OLD : PlatformSide.NEW);
    }
}
