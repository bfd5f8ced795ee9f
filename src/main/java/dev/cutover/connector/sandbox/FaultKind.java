package dev.cutover.connector.sandbox;

import java.util.Arrays;
import java.util.List;

/** What can go wrong, and where. A fault at a platform strikes only orders that were routed there. */
enum FaultKind {
    MISROUTE("misroute", "orders go to a node that cannot serve them; at the ingress, to the other platform", 0),
    DUPLICATE_EVENTS("duplicate-events", "an event is handled twice, and the parcel ships twice", 0),
    LATE_EVENTS("late-events", "events arrive late, by so many seconds", 45),
    LOST_EVENTS("lost-events", "the order's event never arrives", 0),
    INVENTORY_DRIFT("inventory-drift", "stock is other than what was promised", 0),
    FAIL("fail", "work on orders fails; where no orders are worked on, calls break", 0),
    SLOW("slow", "everything takes so many times as long", 20),
    CRASH("crash", "nothing answers, and no order is worked on", 0),
    HANG("hang", "calls get no answer; what they asked for happens when the fault ends", 0),
    FAIL_BEFORE("fail-before", "calls break before they had an effect", 0),
    FAIL_AFTER("fail-after", "calls break after they had their effect", 0),
    ROUTER_FORGETS("router-forgets", "the router restarts, and its weights are what they were at the start", 0);

    private final String id;
    private final String meaning;
    private final int usualMagnitude;

    FaultKind(String id, String meaning, int usualMagnitude) {
        this.id = id;
        this.meaning = meaning;
        this.usualMagnitude = usualMagnitude;
    }

    String id() {
        return id;
    }

    String meaning() {
        return meaning;
    }

    /** How strong the fault is unless told: seconds for late events, a factor for slowness. */
    int usualMagnitude() {
        return usualMagnitude;
    }

    boolean isPossibleAt(EstateSystem system) {
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

    /** @throws EstateException if no fault is called so */
    static FaultKind named(String id) {
        return Arrays.stream(values())
                .filter(kind -> kind.id.equals(id))
                .findFirst()
                .orElseThrow(() -> Names.unknown("fault", id, ids()));
    }

    private static List<String> ids() {
        return Arrays.stream(values()).map(FaultKind::id).toList();
    }

    @Override
    public String toString() {
        return id;
    }
}
