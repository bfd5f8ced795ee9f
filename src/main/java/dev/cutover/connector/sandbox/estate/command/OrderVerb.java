package dev.cutover.connector.sandbox.estate.command;

import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import java.util.Arrays;
import java.util.Optional;

/** What can be asked of a system for single orders. Immutable. */
public enum OrderVerb {
    /**
     * Of a platform: own the order from now on. A copy that it has becomes the order; only without one is it created.
     */
    TAKE_OVER("take-over"),
    /**
     * Of a platform: give the order up. Refused while the warehouse has its work order, which must be recalled first.
     */
    RELEASE("release"),
    /** Of a platform: ask the warehouse for the work order back. Granted, a moment later, if nothing was picked. */
    RECALL("recall"),
    /** Of a platform: cancel. The answer only says that the wish is on record; the warehouse grants it or not. */
    CANCEL("cancel"),
    /** Of a platform: start nothing new for the order until it is resumed. */
    HOLD("hold"),
    RESUME("resume"),
    /** Of a platform: put on record what the other one has confirmed: shipments, deliveries, cancellations, returns. */
    CARRY_CONFIRMATION("carry-confirmation"),
    /** Of the label service: void the label. Granted, a moment later, if the carrier has not scanned it. */
    VOID_LABEL("void-label"),
    /** Of the label service: buy a label for a package that has none. */
    REISSUE_LABEL("reissue-label"),
    /** Of the inventory: a platform owns the reservation from now on, unless told otherwise the order's owner. */
    MOVE_RESERVATION("move-reservation"),
    RELEASE_RESERVATION("release-reservation"),
    /** Of payments: give money back. */
    REFUND("refund");

    private final String id;

    OrderVerb(String id) {
        this.id = id;
    }

    public boolean isAskedOf(EstateSystem system) {
        return switch (this) {
            case TAKE_OVER, RELEASE, RECALL, CANCEL, HOLD, RESUME, CARRY_CONFIRMATION -> system.isPlatform();
            case VOID_LABEL, REISSUE_LABEL -> system == EstateSystem.LABELS;
            case MOVE_RESERVATION, RELEASE_RESERVATION -> system == EstateSystem.INVENTORY;
            case REFUND -> system == EstateSystem.PAYMENTS;
        };
    }

    public static Optional<OrderVerb> named(String id) {
        return Arrays.stream(values()).filter(verb -> verb.id.equals(id)).findFirst();
    }

    @Override
    public String toString() {
        return id;
    }
}
