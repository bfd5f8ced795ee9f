package dev.cutover.connector.sandbox.estate.actions;

import static dev.cutover.connector.sandbox.estate.actions.EstateAction.read;
import static dev.cutover.connector.sandbox.estate.actions.EstateAction.write;

import dev.cutover.connector.sandbox.estate.command.OrderCall;
import dev.cutover.connector.sandbox.estate.command.OrderVerb;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The actions of a system for single orders, as data. They are in force at once. Stateless and thread-safe. */
public final class OrderActions {
    /** The read that shows one order as a system has it; its only argument has the same name. */
    public static final String ORDER = "order";

    private static final EstateAction.Parameter.Kind CALL = EstateAction.Parameter.Kind.ORDER_CALL;
    private static final EstateAction.Parameter ORDERS = EstateAction.Parameter.required(
            OrderCall.ORDERS, "ids of orders, as a list or separated by commas; may be empty", CALL);
    private static final EstateAction.Parameter LINE =
            EstateAction.Parameter.optional(OrderCall.LINE, "number of the line, from 1; default: all lines", CALL);
    private static final EstateAction.Parameter QUANTITY =
            EstateAction.Parameter.optional(OrderCall.QUANTITY, "how many of the line; default: all of it", CALL);
    private static final EstateAction.Parameter AMOUNT = EstateAction.Parameter.optional(
            OrderCall.AMOUNT, "money to give back, such as 12.50; default: all of it", CALL);
    private static final EstateAction.Parameter TO = EstateAction.Parameter.optional(
            OrderCall.TO, "the platform that gets it; default: the order's owner", CALL);

    private OrderActions() {}

    /** The actions of a system for single orders; none if it has no book of orders. */
    static List<EstateAction> of(EstateSystem system) {
        var actions = new ArrayList<EstateAction>();
        Arrays.stream(OrderVerb.values())
                .filter(verb -> verb.isAskedOf(system))
                .map(OrderActions::action)
                .forEach(actions::add);
        shown(system)
                .map(facts -> read(ORDER, "one order: presence, " + facts)
                        .with(List.of(EstateAction.Parameter.required(
                                ORDER, "id of the order", EstateAction.Parameter.Kind.ORDER))))
                .ifPresent(actions::add);
        return actions;
    }

    /** What a system shows of an order; empty if it keeps no book of orders. */
    private static Optional<String> shown(EstateSystem system) {
        return switch (system) {
            case STOREFRONT -> Optional.of("ordered");
            case LEGACY_OMS, ORCHESTRATOR -> Optional.of("stage, held, cancel, recall, quantities");
            case INVENTORY -> Optional.of("reservation, owner");
            case WMS, CARRIER -> Optional.of("stage");
            case LABELS -> Optional.of("label");
            case PAYMENTS -> Optional.of("captured, refunded");
            case INGRESS, NOTIFICATIONS, RELEASES, CACHES, METRICS, ERP, TAX, ANALYTICS, OTHER -> Optional.empty();
        };
    }

    private static EstateAction action(OrderVerb verb) {
        var action = write(verb.toString(), meaning(verb), 0).with(parameters(verb));
        return undo(verb).map(back -> action.undoneBy(back.toString())).orElse(action);
    }

    /** A wish that is granted later is a trap on purpose, as with real systems; so the page says it. */
    private static String meaning(OrderVerb verb) {
        return switch (verb) {
            case TAKE_OVER -> "own the order; a copy that is here becomes it";
            case RELEASE -> "give the order up; recall its work order first";
            case RECALL -> "ask for the work order; a wish until 'order' says granted";
            case CANCEL -> "ask to cancel; a wish until 'order' says granted";
            case HOLD -> "start nothing new for the order until it is resumed";
            case RESUME -> "work on the order again after a hold";
            case CARRY_CONFIRMATION -> "put on record what the other platform has confirmed";
            case VOID_LABEL -> "ask to void the label; a wish until 'order' says voided";
            case REISSUE_LABEL -> "buy a label for a package that has none";
            case MOVE_RESERVATION -> "let a platform own the reservation";
            case RELEASE_RESERVATION -> "give the reserved stock free";
            case REFUND -> "give money back that was captured";
        };
    }

    private static List<EstateAction.Parameter> parameters(OrderVerb verb) {
        return switch (verb) {
            case TAKE_OVER, RELEASE, HOLD, RESUME -> List.of(ORDERS);
            case RECALL, CARRY_CONFIRMATION, VOID_LABEL, REISSUE_LABEL, RELEASE_RESERVATION -> List.of(ORDERS, LINE);
            case MOVE_RESERVATION -> List.of(ORDERS, LINE, TO);
            case CANCEL -> List.of(ORDERS, LINE, QUANTITY);
            case REFUND -> List.of(ORDERS, LINE, AMOUNT);
        };
    }

    private static Optional<OrderVerb> undo(OrderVerb verb) {
        return switch (verb) {
            case TAKE_OVER -> Optional.of(OrderVerb.RELEASE);
            case RELEASE -> Optional.of(OrderVerb.TAKE_OVER);
            case HOLD -> Optional.of(OrderVerb.RESUME);
            case RESUME -> Optional.of(OrderVerb.HOLD);
            case RECALL,
                    CANCEL,
                    CARRY_CONFIRMATION,
                    VOID_LABEL,
                    REISSUE_LABEL,
                    MOVE_RESERVATION,
                    RELEASE_RESERVATION,
                    REFUND -> Optional.empty();
        };
    }
}
