package dev.cutover.connector.sandbox.estate.world;

import dev.cutover.connector.sandbox.estate.book.Stage;
import dev.cutover.connector.sandbox.estate.plan.Branch;
import dev.cutover.connector.sandbox.estate.plan.PlannedPiece;
import dev.cutover.connector.sandbox.estate.platform.PlatformSide;

/** What a platform has told the warehouse to do: one piece, packed into one parcel. Not thread-safe. */
final class WorkOrder {
    /** The platform that sent it. */
    final PlatformSide side;

    final PlannedPiece piece;
    /** The place of the piece among all pieces of the order. */
    final int index;

    private int quantity;
    private Stage stage = Stage.ROUTED;
    private boolean givenBack;
    private boolean waitsForLabel;

    WorkOrder(PlatformSide side, PlannedPiece piece, int index, int quantity) {
        this.side = side;
        this.piece = piece;
        this.index = index;
        this.quantity = quantity;
    }

    int quantity() {
        return quantity;
    }

    Stage stage() {
        return stage;
    }

    void reach(Stage next) {
        stage = next;
    }

    /** Takes a quantity out of it; with none left, it is gone. */
    void shrink(int by) {
        quantity -= by;
    }

    /** The warehouse gives all of it back to the platform. */
    void giveBack() {
        quantity = 0;
        givenBack = true;
    }

    boolean isGivenBack() {
        return givenBack;
    }

    boolean isGone() {
        return quantity == 0;
    }

    /** Whether nobody has begun to work on it, so that it can still be changed. */
    boolean isUntouched() {
        return !isGone() && stage == Stage.ROUTED;
    }

    /** Whether the goods are still in the warehouse. */
    boolean isOpen() {
        return !isGone() && !stage.hasLeft();
    }

    boolean isPackedForCarrier() {
        return stage == Stage.PACKED && piece.branch() != Branch.PICKUP;
    }

    void awaitLabel(boolean waits) {
        waitsForLabel = waits;
    }

    /** Whether the parcel would have left by now, and had no label. */
    boolean waitsForLabel() {
        return waitsForLabel;
    }
}
