package dev.cutover.connector.sandbox.estate.orders;

import dev.cutover.connector.sandbox.estate.plan.Branch;
import dev.cutover.connector.sandbox.estate.plan.OrderPlan;
import dev.cutover.connector.sandbox.estate.plan.PlannedLine;
import dev.cutover.connector.sandbox.estate.plan.PlannedPiece;
import dev.cutover.connector.sandbox.estate.platform.HashedChance;
import dev.cutover.connector.sandbox.estate.platform.PlatformProfile;
import dev.cutover.connector.sandbox.estate.platform.RoutingKeys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * Plans orders: their lines and prices, and when each stage would come by itself, as at a same-day retailer. All is
 * drawn by hash from the order's number, and the same order always gets the same plan. Immutable.
 */
public final class OrderPlanner {
    private static final long LIFE_SALT = 0x11feL;
    private static final long GOODS_SALT = 0x70775L;
    private static final long MIRROR_SALT = 0xc09eL;
    private static final long CHEAPEST_CENTS = 499;
    private static final long CENTS_APART = 19_500;
    private static final int TAX_PER_MILLE = 83;
    private static final int SKUS = 90_000;
    private static final int NODES = 3;
    private static final int[] QUANTITIES = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 3, 4};
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final int RETURNED_PERCENT = 3;
    private static final int CANCELLED_PERCENT = 2;
    private static final int BACKORDERED_PERCENT = 2;
    private static final int PARTIAL_PERCENT = 25;

    private final List<String> places;
    private final List<Branch> branches;

    public OrderPlanner(RoutingKeys routingKeys) {
        var keys = IntStream.range(0, routingKeys.count())
                .mapToObj(routingKeys::key)
                .toList();
        this.places = keys.stream().map(OrderPlanner::place).toList();
        this.branches = keys.stream().map(OrderPlanner::branch).toList();
    }

    /**
     * Plans an order.
     *
     * @param second the second in which the order was placed, of the epoch
     */
    public OrderPlan plan(OrderOutcome order, long second) {
        long goods = HashedChance.mix(order.number ^ GOODS_SALT);
        long life = HashedChance.mix(order.number ^ LIFE_SALT);
        boolean isCancelled = percent(life) < CANCELLED_PERCENT;
        return new OrderPlan(
                order.number,
                OrderStream.name(order.number),
                order.key,
                order.side,
                Instant.ofEpochMilli(second * 1_000 + Long.remainderUnsigned(goods, 1_000)),
                lines(order, goods, life),
                isCancelled ? OptionalLong.of(MINUTE) : OptionalLong.empty(),
                delays(order),
                new OrderPlan.Oddities(order.parked, order.lost, order.duplicated, order.mismatched, order.declined));
    }

    private static OrderPlan.Delays delays(OrderOutcome order) {
        int mirrorMs = order.mirrorMs == OrderOutcome.NEVER
                ? PlatformProfile.MIRROR.draw(HashedChance.mix(order.number ^ MIRROR_SALT))
                : order.mirrorMs;
        return new OrderPlan.Delays(order.reservationMs, order.routingMs, mirrorMs);
    }

    private List<PlannedLine> lines(OrderOutcome order, long goods, long life) {
        int count = 1 + (int) ((goods >>> 10) & 3) + (int) ((goods >>> 12) & 1);
        long total = CHEAPEST_CENTS + count * ((goods >>> 20) % CENTS_APART);
        long totalTax = (total * TAX_PER_MILLE + 500) / 1_000;
        var lines = new ArrayList<PlannedLine>(count);
        long spent = 0;
        for (int line = 1; line <= count; line++) {
            long chance = HashedChance.mix(goods + line);
            int quantity = quantity(chance);
            long amount = line == count ? total - spent : amount(total - spent, count - line + 1, chance);
            // The last line takes what is left, to the cent.
            if (line == count && amount % quantity != 0) {
                quantity = 1;
            }
            long unit = Math.max(1, amount / quantity);
            long before = totalTax * spent / total;
            spent += unit * quantity;
            lines.add(new PlannedLine(
                    line,
                    "SKU-" + (SKUS / 9 + Long.remainderUnsigned(chance >>> 16, SKUS)),
                    quantity,
                    unit,
                    totalTax * spent / total - before,
                    places.get(order.key) + (1 + Long.remainderUnsigned(chance >>> 8, NODES)),
                    pieces(order, line, quantity, life)));
        }
        return lines;
    }

    private static int quantity(long chance) {
        return QUANTITIES[(int) (chance & 15)];
    }

    /** From 60 to 120 % of what each of the lines would cost if they cost the same. */
    private static long amount(long left, int lines, long chance) {
        return left * between(60, 120, chance >>> 40) / (100L * lines);
    }

    private List<PlannedPiece> pieces(OrderOutcome order, int line, int quantity, long life) {
        var branch = branches.get(order.key);
        long chance = HashedChance.mix(life + line);
        if (branch != Branch.SHIP) {
            return List.of(piece(order, line, 1, quantity, branch));
        }
        if (quantity > 1 && percent(chance) < PARTIAL_PERCENT) {
            int waiting = quantity / 2;
            return List.of(
                    piece(order, line, 1, quantity - waiting, Branch.SHIP),
                    piece(order, line, 2, waiting, Branch.BACKORDER));
        }
        boolean isBackordered = percent(chance) >= 100 - BACKORDERED_PERCENT;
        return List.of(piece(order, line, 1, quantity, isBackordered ? Branch.BACKORDER : Branch.SHIP));
    }

    private static PlannedPiece piece(OrderOutcome order, int line, int piece, int quantity, Branch branch) {
        long chance = HashedChance.mix(HashedChance.mix(order.number ^ LIFE_SALT) ^ (line * 8L + piece));
        boolean isReturned = percent(HashedChance.mix(chance)) < RETURNED_PERCENT;
        boolean isPickup = branch == Branch.PICKUP;
        return new PlannedPiece(
                line,
                piece,
                quantity,
                branch,
                branch == Branch.BACKORDER ? between(30 * MINUTE, 10 * HOUR, chance >>> 40) : 0,
                between(2 * MINUTE, 8 * MINUTE, chance),
                between(MINUTE, 3 * MINUTE, chance >>> 8),
                between(4 * MINUTE, 15 * MINUTE, chance >>> 16) + delay(order),
                isPickup ? between(30 * MINUTE, 6 * HOUR, chance >>> 24) : between(2 * HOUR, 8 * HOUR, chance >>> 24),
                isReturned ? between(HOUR, 12 * HOUR, chance >>> 32) : PlannedPiece.NEVER);
    }

    private static long delay(OrderOutcome order) {
        return (order.unconfirmed ? HOUR : 0) + (order.unlabelled ? 2 * HOUR : 0);
    }

    private static int percent(long chance) {
        return (int) Long.remainderUnsigned(chance, 100);
    }

    private static long between(long least, long most, long chance) {
        return least + (most - least) * (chance & 0xff) / 0xff;
    }

    private static Branch branch(Map<String, String> values) {
        if (values.containsValue("curbside")) {
            return Branch.PICKUP;
        }
        return values.containsValue("backorder") ? Branch.BACKORDER : Branch.SHIP;
    }

    private static String place(Map<String, String> values) {
        return values.getOrDefault(
                        "region", values.values().stream().findFirst().orElse("main")) + "-";
    }
}
