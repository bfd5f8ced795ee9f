package dev.cutover.connector.sandbox.estate.world;

import dev.cutover.connector.sandbox.estate.book.EventKind;
import dev.cutover.connector.sandbox.estate.book.Label;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import java.util.ArrayList;
import java.util.List;

/** The labels that were bought for one order's packages. Not thread-safe. */
final class LabelDesk {
    static final long VOID_MS = 20_000;

    private final OrderCase order;
    private final List<Bought> labels = new ArrayList<>();

    /** One label, for the parcel of one work order. */
    static final class Bought {
        final WorkOrder work;
        private final String id;
        private Label.State state = Label.State.BOUGHT;

        private Bought(String id, WorkOrder work) {
            this.id = id;
            this.work = work;
        }

        Label.State state() {
            return state;
        }
    }

    LabelDesk(OrderCase order) {
        this.order = order;
    }

    void buy(WorkOrder work, String key) {
        var label = new Bought(order.reference("L"), work);
        labels.add(label);
        become(label, Label.State.BOUGHT, EventKind.LABEL_BOUGHT, key);
    }

    /** Whether a parcel has a label that it can travel with. */
    boolean isLabelled(WorkOrder work) {
        for (Bought label : labels) {
            if (label.work == work && label.state != Label.State.VOIDED) {
                return true;
            }
        }
        return false;
    }

    /** The carrier scans a parcel's first valid label. */
    void scan(WorkOrder work) {
        for (Bought label : labels) {
            if (label.work == work && label.state != Label.State.VOIDED) {
                become(label, Label.State.SCANNED, EventKind.LABEL_SCANNED, "");
                return;
            }
        }
    }

    /** All labels, oldest first. */
    List<Bought> all() {
        return labels;
    }

    void askToVoid(Bought label, String key) {
        become(label, Label.State.VOID_ASKED, EventKind.LABEL_VOID_ASKED, key);
    }

    /** The answer to the wish: a label that was scanned meanwhile stays. */
    void answerVoid(Bought label, String key) {
        if (label.state == Label.State.VOID_ASKED) {
            become(label, Label.State.VOIDED, EventKind.LABEL_VOIDED, key);
        } else {
            become(label, label.state, EventKind.LABEL_VOID_REFUSED, key);
        }
    }

    private void become(Bought label, Label.State state, EventKind kind, String key) {
        label.state = state;
        var occurrence = Occurrence.piece(kind, label.work.piece, label.work.quantity(), key)
                .with(label.id);
        order.happens(occurrence, order.platform(label.work.side), witnesses(kind));
    }

    /** A scan is the carrier's own event; of the rest it never hears. */
    private static EstateSystem[] witnesses(EventKind kind) {
        return kind == EventKind.LABEL_SCANNED
                ? new EstateSystem[] {EstateSystem.LABELS, EstateSystem.CARRIER}
                : new EstateSystem[] {EstateSystem.LABELS};
    }
}
