package dev.cutover.connector.sandbox.estate.faults;

import dev.cutover.connector.sandbox.estate.platform.EstateException;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import dev.cutover.connector.sandbox.estate.platform.NameSuggestions;
import java.util.Arrays;
import java.util.List;

/** What can go wrong, and where. A fault at a platform strikes only orders that were routed there. */
public enum FaultKind {
    /** Orders go to a node that cannot serve them; at the ingress, to the other platform. */
    MISROUTE("misroute", 0),
    /** An event is handled twice, and the parcel ships twice. */
    DUPLICATE_EVENTS("duplicate-events", 0),
    /** Events arrive late, by so many seconds. */
    LATE_EVENTS("late-events", 45),
    /** The order's event never arrives. */
    LOST_EVENTS("lost-events", 0),
    /** Stock is other than what was promised. */
    INVENTORY_DRIFT("inventory-drift", 0),
    /** Work on orders fails; where no orders are worked on, calls break. */
    FAIL("fail", 0),
    /** Everything takes so many times as long. */
    SLOW("slow", 20),
    /** Nothing answers, and no order is worked on. */
    CRASH("crash", 0),
    /** Calls get no answer; what they asked for happens when the fault ends. */
    HANG("hang", 0),
    /** Calls break before they had an effect. */
    FAIL_BEFORE("fail-before", 0),
    /** Calls break after they had their effect. */
    FAIL_AFTER("fail-after", 0),
    /** The router restarts, and its weights are what they were at the start. */
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

    /** How strong the fault is unless told: seconds for late events, a factor for slowness. */
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
     * The kind of fault of a name.
     *
     * @throws EstateException if no fault is called so
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
