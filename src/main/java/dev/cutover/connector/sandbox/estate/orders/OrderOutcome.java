package dev.cutover.connector.sandbox.estate.orders;

import dev.cutover.connector.sandbox.estate.book.EventFamily;
import dev.cutover.connector.sandbox.estate.conditions.OrderConditions;
import dev.cutover.connector.sandbox.estate.faults.ActiveFault;
import dev.cutover.connector.sandbox.estate.faults.Fault;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import dev.cutover.connector.sandbox.estate.platform.HashedChance;
import dev.cutover.connector.sandbox.estate.platform.PlatformProfile;
import dev.cutover.connector.sandbox.estate.platform.PlatformSide;
import dev.cutover.connector.sandbox.estate.routing.RoutingHash;

/**
 * What becomes of one order: its side, its latencies and what goes wrong with it. All is drawn by hash from its number
 * and the conditions of its second. One instance is reused for millions of orders. Not thread-safe.
 */
public final class OrderOutcome {
    /** Stands for a latency that does not exist, because there is no copy. */
    public static final int NEVER = -1;

    private static final int RETRY_RESERVATION_MS = 60_000;
    private static final int RETRY_CARRIER_MS = 90_000;
    private static final int LONGEST_MS = 3_600_000;
    private static final int STRAGGLER_MS = 75_000;
    private static final int STRAGGLERS_IN_65536 = 3;
    private static final int UNCONFIRMED_IN_65536 = 131;

    private final long seed;

    long number;
    public int key;
    public PlatformSide side = PlatformSide.OLD;
    public int routingMs;
    public int reservationMs;
    public int labelMs;
    public int mirrorMs;
    boolean parked;
    public boolean lost;
    public boolean misrouted;
    public boolean duplicated;
    public boolean mismatched;
    public boolean exceptional;
    public boolean unconfirmed;
    boolean declined;
    public boolean unlabelled;

    public OrderOutcome(long seed) {
        this.seed = salt(seed);
    }

    /** The value that the numbers of orders are mixed with. */
    public static long salt(long seed) {
        return HashedChance.mix(seed ^ 0x0fa7eL);
    }

    /** Computes an order. Returns false if it does not exist, because the storefront failed to take it. */
    public boolean decide(long orderNumber, int orderKey, OrderConditions orderConditions) {
        number = orderNumber;
        key = orderKey;
        side = RoutingHash.side(orderNumber, orderConditions.weight(orderKey));
        for (ActiveFault fault : orderConditions.beforeRouting(orderKey)) {
            if (fault.strikes(orderNumber)) {
                if (fault.fault().system() == EstateSystem.STOREFRONT) {
                    return false;
                }
                side = side.other();
            }
        }
        drawOrdinary(orderConditions);
        int cell = side.cell(orderKey);
        parked = orderConditions.isClosed(cell);
        exceptional |= parked;
        for (ActiveFault fault : orderConditions.afterRouting(cell)) {
            if (fault.strikes(orderNumber)) {
                apply(fault.fault());
            }
        }
        return true;
    }

    /** Whether its platform did not take the order. */
    public boolean isParked() {
        return parked;
    }

    /** Whether its platform never works on the order. */
    public boolean isStuck() {
        return parked || lost;
    }

    /** The random bits for what goes wrong with an order without any fault. */
    public static long mishaps(long orderNumber, long salt) {
        return HashedChance.mix(HashedChance.mix(orderNumber ^ salt));
    }

    /** Whether its routing takes more than a minute without any fault; no other order's does. */
    public static boolean isStraggler(long mishaps) {
        return (mishaps & 0xffff) < STRAGGLERS_IN_65536;
    }

    public static boolean isExceptional(long mishaps, PlatformProfile platform) {
        return ((mishaps >>> 16) & 0xffff) < platform.exceptions();
    }

    public static boolean isMismatched(long mishaps, PlatformProfile platform) {
        return ((mishaps >>> 32) & 0xffff) < platform.mismatches();
    }

    public static boolean isUnconfirmed(long mishaps) {
        return (mishaps >>> 48) < UNCONFIRMED_IN_65536;
    }

    /** Draws the values that the order has without any fault. */
    private void drawOrdinary(OrderConditions orderConditions) {
        var platform = PlatformProfile.of(side);
        long durations = HashedChance.mix(number ^ seed);
        long mishaps = HashedChance.mix(durations);
        routingMs = platform.routing().draw(durations);
        reservationMs = platform.reservation().draw(durations >>> 10);
        labelMs = platform.label().draw(durations >>> 20);
        mirrorMs = orderConditions.mirrors(key, EventFamily.ORDERS)
                ? PlatformProfile.MIRROR.draw(durations >>> 30)
                : NEVER;
        if (side == PlatformSide.NEW && !orderConditions.areCachesWarm()) {
            routingMs += routingMs / 3;
        }
        routingMs += isStraggler(mishaps) ? STRAGGLER_MS : 0;
        exceptional = isExceptional(mishaps, platform);
        mismatched = isMismatched(mishaps, platform);
        unconfirmed = isUnconfirmed(mishaps);
        lost = false;
        misrouted = false;
        duplicated = false;
        declined = false;
        unlabelled = false;
    }

    private void apply(Fault fault) {
        switch (fault.kind()) {
            case MISROUTE -> misrouted = true;
            case DUPLICATE_EVENTS -> duplicated = true;
            case LOST_EVENTS -> lost = true;
            case INVENTORY_DRIFT -> mismatched = true;
            case LATE_EVENTS -> delayEvents(fault.magnitude() * 1_000);
            case SLOW -> slowDown(fault.system(), fault.magnitude());
            case FAIL, CRASH -> fail(fault.system());
            case HANG, FAIL_BEFORE, FAIL_AFTER, ROUTER_FORGETS -> {
                // These strike calls, not orders.
            }
            case SKIPPED_STAGE,
                    UNRECORDED_STAGE,
                    WRONG_TOTAL,
                    PHANTOM_CANCEL,
                    DOUBLE_REFUND,
                    LOST_RESERVATION,
                    DUPLICATE_EVENT,
                    LATE_EVENT,
                    SCHEMA_BREAK,
                    LABEL_WITHOUT_ORDER,
                    CHANGING_ORDERS -> {
                // These strike what is put on record, not orders.
            }
        }
    }

    private void delayEvents(int ms) {
        reservationMs += ms;
        if (mirrorMs != NEVER) {
            mirrorMs += ms;
        }
    }

    private void slowDown(EstateSystem system, int factor) {
        switch (system) {
            case INVENTORY -> reserveLater(times(reservationMs, factor) - reservationMs);
            case CARRIER, LABELS -> labelMs = times(labelMs, factor);
            default -> {
                routingMs = times(routingMs, factor);
                reservationMs = times(reservationMs, factor);
            }
        }
    }

    private void fail(EstateSystem system) {
        switch (system) {
            case INGRESS, LEGACY_OMS, ORCHESTRATOR -> parked = true;
            case INVENTORY -> reserveLater(RETRY_RESERVATION_MS);
            case CARRIER -> {
                unconfirmed = true;
                labelMs += RETRY_CARRIER_MS;
                // The new platform asks the carrier while it routes, the legacy one only for the label.
                routingMs += side == PlatformSide.NEW ? RETRY_CARRIER_MS : 0;
            }
            case WMS -> unconfirmed = true;
            case LABELS -> unlabelled = true;
            case PAYMENTS -> declined = true;
            default -> {
                return; // no order passes through this system
            }
        }
        exceptional = true;
    }

    /** The new platform waits for the reservation before it routes; the legacy one routes by last night's stock. */
    private void reserveLater(int ms) {
        reservationMs += ms;
        routingMs += side == PlatformSide.NEW ? ms : 0;
    }

    private static int times(int ms, int factor) {
        return (int) Math.min((long) ms * factor, LONGEST_MS);
    }
}
