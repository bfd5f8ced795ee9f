package dev.cutover.connector.sandbox.estate.command;

import dev.cutover.connector.sandbox.estate.platform.EstateException;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import dev.cutover.connector.sandbox.estate.platform.OrderId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * A call that asks one thing of a system for one order, several, or none: then it does nothing. An order that is named
 * twice is meant once. Immutable.
 *
 * @param to the platform that gets what is moved; empty for the one that owns the order
 * @param key the idempotency key of the call
 */
public record OrderCall(
        EstateSystem system,
        OrderVerb verb,
        List<OrderId> orders,
        OptionalInt line,
        OptionalInt quantity,
        OptionalLong cents,
        Optional<EstateSystem> to,
        String key) {
    public static final String ORDERS = "orders";
    public static final String LINE = "line";
    public static final String QUANTITY = "quantity";
    public static final String AMOUNT = "amount";
    public static final String TO = "to";

    private static final Pattern COMMA = Pattern.compile(",");

    public OrderCall {
        orders = List.copyOf(orders);
    }

    /**
     * What an action asks for single orders; empty if it is no such action.
     *
     * @param arguments of the action, as texts; several orders are separated by commas
     * @throws EstateException if the arguments make no sense
     */
    public static Optional<OrderCall> of(
            EstateSystem system, String action, Map<String, String> arguments, String key) {
        String orders = arguments.get(ORDERS);
        return orders == null
                ? Optional.empty()
                : OrderVerb.named(action)
                        .filter(verb -> verb.isAskedOf(system))
                        .map(verb -> read(system, verb, arguments, key));
    }

    private static OrderCall read(EstateSystem system, OrderVerb verb, Map<String, String> arguments, String key) {
        var orders = orders(arguments.getOrDefault(ORDERS, ""));
        var line = whole(LINE, arguments);
        var quantity = whole(QUANTITY, arguments);
        String amount = arguments.get(AMOUNT);
        var cents = amount == null ? OptionalLong.empty() : OptionalLong.of(cents(amount));
        if (orders.size() > 1 && (line.isPresent() || quantity.isPresent() || cents.isPresent())) {
            throw new EstateException(
                    "a line, a quantity or an amount is of one order, and " + orders.size() + " are named",
                    "call " + verb + " for each order by itself");
        }
        if (quantity.isPresent() && line.isEmpty()) {
            throw new EstateException("a quantity is of a line, and none is named", "name it under '" + LINE + "'");
        }
        var to = Optional.ofNullable(arguments.get(TO)).map(OrderCall::platform);
        return new OrderCall(system, verb, orders, line, quantity, cents, to, key);
    }

    /**
     * Checks a single argument of a call, where others are not known yet.
     *
     * @throws EstateException if it makes no sense
     */
    public static void check(String argument, String text) {
        switch (argument) {
            case ORDERS -> orders(text);
            case LINE, QUANTITY -> whole(argument, text);
            case AMOUNT -> cents(text);
            case TO -> platform(text);
            default -> {
                // Any text will do.
            }
        }
    }

    private static List<OrderId> orders(String text) {
        return COMMA.splitAsStream(text)
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .map(OrderId::parse)
                .distinct()
                .toList();
    }

    private static EstateSystem platform(String text) {
        return Arrays.stream(EstateSystem.values())
                .filter(EstateSystem::isPlatform)
                .filter(system -> system.id().equals(text))
                .findFirst()
                .orElseThrow(() -> new EstateException(
                        "'" + text + "' cannot hold a reservation",
                        "give " + EstateSystem.LEGACY_OMS + " or " + EstateSystem.ORCHESTRATOR));
    }

    private static OptionalInt whole(String name, Map<String, String> arguments) {
        String text = arguments.get(name);
        return text == null ? OptionalInt.empty() : OptionalInt.of(whole(name, text));
    }

    private static int whole(String name, String text) {
        if (!text.matches("[0-9]{1,6}") || Integer.parseInt(text) < 1) {
            throw new EstateException("'" + text + "' cannot be a " + name, "give a whole number from 1");
        }
        return Integer.parseInt(text);
    }

    private static long cents(String text) {
        if (!text.matches("[0-9]{1,9}([.][0-9]{1,2})?") || new BigDecimal(text).signum() == 0) {
            throw new EstateException(
                    "'" + text + "' cannot be an amount of money", "give a number above 0, such as 12.50");
        }
        return new BigDecimal(text).movePointRight(2).longValueExact();
    }

    /** The idempotency key of an order's part of the call: the call's own if it is about one order only. */
    public String keyOf(OrderId order) {
        return orders.size() == 1 ? key : key + "/" + order;
    }

    /** The same for some of its orders, each under the key that it has in this call. */
    public OrderCall only(List<OrderId> some) {
        String itsKey = some.size() == 1 ? keyOf(some.get(0)) : key;
        return new OrderCall(system, verb, some, line, quantity, cents, to, itsKey);
    }

    /** One command for each order. */
    public List<OrderCommand> commands(Instant at) {
        return orders.stream().map(order -> command(order, at)).toList();
    }

    private OrderCommand command(OrderId order, Instant at) {
        return new OrderCommand(at, system, verb, order.number(), line, quantity, cents, to, keyOf(order));
    }
}
