package dev.cutover.connector.sandbox.estate.book;

import java.util.Locale;
import java.util.Optional;

/** What an event of an order's book says. Immutable. */
public enum EventKind {
    /** The order exists in this book; one event for each line. */
    CREATED(EventFamily.ORDERS, Stage.CREATED),
    /** The platform has become the order's owner: it works on it from now on. */
    TAKEN_OVER(EventFamily.ORDERS),
    /** The platform has given the order up: it starts nothing new for it. */
    RELEASED(EventFamily.ORDERS),
    /** Somebody changed a note or the address: nothing that is compared, but a new version. */
    AMENDED(EventFamily.ORDERS),
    HELD(EventFamily.ORDERS),
    RESUMED(EventFamily.ORDERS),

    BACKORDERED(EventFamily.STATUSES, Stage.BACKORDERED),
    ALLOCATED(EventFamily.STATUSES, Stage.ALLOCATED),
    ROUTED(EventFamily.STATUSES, Stage.ROUTED),
    RECALL_ASKED(EventFamily.STATUSES),
    /** The warehouse gave the work order back: the quantity is allocated again. */
    RECALLED(EventFamily.STATUSES, Stage.ALLOCATED),
    RECALL_REFUSED(EventFamily.STATUSES),
    PICKED(EventFamily.STATUSES, Stage.PICKED),
    PACKED(EventFamily.STATUSES, Stage.PACKED),
    READY(EventFamily.STATUSES, Stage.READY),

    RESERVED(EventFamily.RESERVATIONS),
    RESERVATION_MOVED(EventFamily.RESERVATIONS),
    RESERVATION_RELEASED(EventFamily.RESERVATIONS),
    /** The goods that were reserved have left. */
    RESERVATION_CONSUMED(EventFamily.RESERVATIONS),

    LABEL_BOUGHT(EventFamily.LABELS),
    LABEL_VOID_ASKED(EventFamily.LABELS),
    LABEL_VOIDED(EventFamily.LABELS),
    LABEL_VOID_REFUSED(EventFamily.LABELS),
    LABEL_SCANNED(EventFamily.LABELS),

    SHIPPED(EventFamily.SHIPMENTS, Stage.SHIPPED),
    DELIVERED(EventFamily.SHIPMENTS, Stage.DELIVERED),
    COLLECTED(EventFamily.SHIPMENTS, Stage.COLLECTED),

    /** Somebody wishes to cancel; whether it can still be done, the warehouse decides. */
    CANCEL_ASKED(EventFamily.CANCELLATIONS),
    CANCELLED(EventFamily.CANCELLATIONS, Stage.CANCELLED),
    CANCEL_REFUSED(EventFamily.CANCELLATIONS),

    RETURNED(EventFamily.RETURNS, Stage.RETURNED),

    CAPTURED(EventFamily.PAYMENTS),
    REFUNDED(EventFamily.PAYMENTS);

    private final EventFamily family;
    private final Optional<Stage> stage;

    EventKind(EventFamily family) {
        this.family = family;
        this.stage = Optional.empty();
    }

    EventKind(EventFamily family, Stage stage) {
        this.family = family;
        this.stage = Optional.of(stage);
    }

    public EventFamily family() {
        return family;
    }

    /** The stage that the quantity is in afterwards; empty if the event leaves it where it is. */
    public Optional<Stage> stage() {
        return stage;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
