package dev.cutover.connector.sandbox.estate.faults;

import dev.cutover.connector.sandbox.estate.platform.EstateException;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import dev.cutover.connector.sandbox.estate.platform.NameSuggestions;
import java.util.Arrays;
import java.util.List;

/** The kinds of faults, and where each can occur. A fault at a platform strikes only orders that were routed there. */
public enum FaultKind {
    /** Orders go to a node that cannot serve them; at the ingress, to the other platform. */
    MISROUTE("misroute", 0),
    /** An event is handled twice, and the parcel ships twice. */
    DUPLICATE_EVENTS("duplicate-events", 0),
    /** Events arrive late; the magnitude is the delay in seconds. */
    LATE_EVENTS("late-events", 45),
    /** The order's event never arrives. */
    LOST_EVENTS("lost-events", 0),
    /** Stock differs from what was promised. */
    INVENTORY_DRIFT("inventory-drift", 0),
    /** Work on orders fails; at a system that does not work on orders, calls fail. */
    FAIL("fail", 0),
    /** Everything takes longer; the magnitude is the factor. */
    SLOW("slow", 20),
    /** The system answers no calls and works on no orders. */
    CRASH("crash", 0),
    /** Calls get no answer; their effect comes when the fault ends. */
    HANG("hang", 0),
    /** Calls break before they take effect. */
    FAIL_BEFORE("fail-before", 0),
    /** Calls break after they have taken effect. */
    FAIL_AFTER("fail-after", 0),
    /** The router restarts and resets its weights to what they were at the start. */
    ROUTER_FORGETS("router-forgets", 0);

    private final String id;
    private final int usualMagnitude;

    FaultKind(String id, int usualMagnitude) {
        this.id = id;
        this.usualMagnitude = usualMagnitude;
    }

    public String id() {
        return id;
    }

    /** The default magnitude: seconds for late events, a factor for slowness; otherwise unused. */
    public int usualMagnitude() {
        return usualMagnitude;
    }

    public boolean isPossibleAt(EstateSystem system) {
        return switch (this) {
            case MISROUTE, LOST_EVENTS -> system.isPlatform() || system == EstateSystem.INGRESS;
            case DUPLICATE_EVENTS ->
                system.isPlatform() || system == EstateSystem.WMS || system == EstateSystem.CARRIER;
            case LATE_EVENTS, INVENTORY_DRIFT -> system.isPlatform() || system == EstateSystem.INVENTORY;
            case SLOW ->
                system.isPlatform()
                        || system == EstateSystem.INGRESS
                        || system == EstateSystem.INVENTORY
                        || system == EstateSystem.CARRIER
                        || system == EstateSystem.LABELS;
            case FAIL, CRASH, HANG, FAIL_BEFORE, FAIL_AFTER -> true;
            case ROUTER_FORGETS -> system == EstateSystem.INGRESS;
        };
    }

    /**
     * Finds the kind of fault by its id.
     *
     * @throws EstateException if no kind has this id
     */
    public static FaultKind named(String id) {
        return Arrays.stream(values())
                .filter(kind -> kind.id.equals(id))
                .findFirst()
                .orElseThrow(() -> NameSuggestions.unknown("fault", id, ids()));
    }

    private static List<String> ids() {
        return Arrays.stream(values()).map(FaultKind::id).toList();
    }

    @Override
    public String toString() {
        return id;
    }
}
