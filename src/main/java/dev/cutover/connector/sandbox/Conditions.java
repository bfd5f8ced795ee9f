package dev.cutover.connector.sandbox;

import java.util.List;
import java.util.function.Predicate;

/** All that decides about the orders of a second besides the orders themselves. Immutable. */
final class Conditions {
    private static final ActiveFault[] NONE = {};

    private final int[] weights;
    private final boolean dualWrite;
    private final boolean cachesWarm;
    private final boolean[] closed;
    private final ActiveFault[][] beforeRouting;
    private final ActiveFault[][] afterRouting;
    private final boolean[] quiet;

    /** @param weights of each key, in basis points; kept, not copied */
    Conditions(Segments segments, int[] weights, Switchboard switchboard, List<ActiveFault> faults) {
        this.weights = weights;
        this.closed = switchboard.closed();
        this.dualWrite = switchboard.isDualWrite();
        this.cachesWarm = switchboard.areCachesWarm();
        this.beforeRouting = new ActiveFault[segments.count()][];
        this.afterRouting = new ActiveFault[2 * segments.count()][];
        this.quiet = new boolean[segments.count()];
        for (int key = 0; key < segments.count(); key++) {
            var values = segments.key(key);
            var here = faults.stream().filter(fault -> fault.isIn(values)).toList();
            beforeRouting[key] = select(here, Conditions::actsBeforeRouting);
            for (Side side : Side.values()) {
                afterRouting[side.cell(key)] = select(here, fault -> actsAfterRouting(fault, side));
            }
            quiet[key] = nothingStrikes(key);
        }
    }

    private boolean nothingStrikes(int key) {
        int before = Side.OLD.cell(key);
        int after = Side.NEW.cell(key);
        return beforeRouting[key].length + afterRouting[before].length + afterRouting[after].length == 0
                && !closed[before]
                && !closed[after];
    }

    /** Whether what becomes of a key's orders is an ordinary day's chance alone. */
    boolean isQuiet(int key) {
        return quiet[key];
    }

    int weight(int key) {
        return weights[key];
    }

    boolean isDualWrite() {
        return dualWrite;
    }

    boolean areCachesWarm() {
        return cachesWarm;
    }

    /** Whether a platform takes no orders. */
    boolean isClosed(int cell) {
        return closed[cell];
    }

    /** Faults of the storefront, and of the ingress where they decide the side. */
    ActiveFault[] beforeRouting(int key) {
        return beforeRouting[key];
    }

    /** Faults that strike orders of a key on a side, wherever they sit. */
    ActiveFault[] afterRouting(int cell) {
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

    private static boolean actsAfterRouting(Fault fault, Side side) {
        return !actsBeforeRouting(fault)
                && fault.system() != side.other().platform()
                && switch (fault.kind()) {
                    case MISROUTE, DUPLICATE_EVENTS, LATE_EVENTS, LOST_EVENTS, INVENTORY_DRIFT, FAIL, SLOW -> true;
                    // A router that is down cannot be told anything; what it was told before it goes on doing.
                    case CRASH -> fault.system() != EstateSystem.INGRESS;
                    case HANG, FAIL_BEFORE, FAIL_AFTER, ROUTER_FORGETS -> false;
                };
    }
}
