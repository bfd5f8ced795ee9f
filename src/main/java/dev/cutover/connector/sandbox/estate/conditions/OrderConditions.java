package dev.cutover.connector.sandbox.estate.conditions;

import dev.cutover.connector.sandbox.estate.book.EventFamily;
import dev.cutover.connector.sandbox.estate.faults.ActiveFault;
import dev.cutover.connector.sandbox.estate.faults.Fault;
import dev.cutover.connector.sandbox.estate.faults.FaultKind;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import dev.cutover.connector.sandbox.estate.platform.PlatformSide;
import dev.cutover.connector.sandbox.estate.platform.RoutingKeys;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The conditions that decide, together with an order's number, what becomes of the orders of a second. Immutable. */
public final class OrderConditions {
    private static final ActiveFault[] NONE = {};

    private final int[] weights;
    private final List<Set<EventFamily>> mirrored;
    private final boolean cachesWarm;
    private final boolean capturesHeld;
    private final boolean[] closed;
    private final ActiveFault[][] beforeRouting;
    private final ActiveFault[][] afterRouting;
    private final boolean[] quiet;

    /**
     * The conditions of one second.
     *
     * @param weights of each key, in basis points; not copied
     */
    public OrderConditions(RoutingKeys routingKeys, int[] weights, Toggles toggles, List<ActiveFault> faults) {
        this.weights = weights;
        this.closed = toggles.closed();
        this.mirrored = toggles.mirrored();
        this.cachesWarm = toggles.areCachesWarm();
        this.capturesHeld = toggles.areCapturesHeld();
        this.beforeRouting = new ActiveFault[routingKeys.count()][];
        this.afterRouting = new ActiveFault[2 * routingKeys.count()][];
        this.quiet = new boolean[routingKeys.count()];
        for (int key = 0; key < routingKeys.count(); key++) {
            var values = routingKeys.key(key);
            var here = faults.stream().filter(fault -> fault.isIn(values)).toList();
            beforeRouting[key] = select(here, OrderConditions::actsBeforeRouting);
            for (PlatformSide platformSide : PlatformSide.values()) {
                afterRouting[platformSide.cell(key)] = select(here, fault -> actsAfterRouting(fault, platformSide));
            }
            quiet[key] = nothingStrikes(key);
        }
    }

    private boolean nothingStrikes(int key) {
        int before = PlatformSide.OLD.cell(key);
        int after = PlatformSide.NEW.cell(key);
        return beforeRouting[key].length + afterRouting[before].length + afterRouting[after].length == 0
                && !closed[before]
                && !closed[after];
    }

    /** Whether no fault and no closed intake affects a key's orders, so that only ordinary chance does. */
    public boolean isQuiet(int key) {
        return quiet[key];
    }

    public int weight(int key) {
        return weights[key];
    }

    public boolean areCachesWarm() {
        return cachesWarm;
    }

    /** Whether events of a key's orders are copied to the other platform. */
    public boolean mirrors(int key, EventFamily family) {
        return mirrored.get(key).contains(family);
    }

    /** Whether payments are authorised but not captured. */
    public boolean areCapturesHeld() {
        return capturesHeld;
    }

    /** Whether a platform takes no orders. */
    public boolean isClosed(int cell) {
        return closed[cell];
    }

    /** Faults of the storefront, and those of the ingress that decide the side. */
    public ActiveFault[] beforeRouting(int key) {
        return beforeRouting[key];
    }

    /** Faults that affect the orders of a key on one side, whichever system has the fault. */
    public ActiveFault[] afterRouting(int cell) {
        return afterRouting[cell];
    }

    private static ActiveFault[] select(List<ActiveFault> faults, Predicate<Fault> fits) {
        var chosen = faults.stream().filter(fault -> fits.test(fault.fault())).toArray(ActiveFault[]::new);
        return chosen.length == 0 ? NONE : chosen;
    }

    private static boolean actsBeforeRouting(Fault fault) {
        return fault.system() == EstateSystem.STOREFRONT
                || (fault.system() == EstateSystem.INGRESS && fault.kind() == FaultKind.MISROUTE);
    }

    private static boolean actsAfterRouting(Fault fault, PlatformSide platformSide) {
        return !actsBeforeRouting(fault)
                && fault.system() != platformSide.other().platform()
                && switch (fault.kind()) {
                    case MISROUTE, DUPLICATE_EVENTS, LATE_EVENTS, LOST_EVENTS, INVENTORY_DRIFT, FAIL, SLOW -> true;
                    // A router that is down accepts no new weights, but keeps routing by the old ones.
                    case CRASH -> fault.system() != EstateSystem.INGRESS;
                    case HANG, FAIL_BEFORE, FAIL_AFTER, ROUTER_FORGETS -> false;
                    // What a system puts on record wrongly changes nothing that happens to the order.
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
                            CHANGING_ORDERS -> false;
                };
    }
}
