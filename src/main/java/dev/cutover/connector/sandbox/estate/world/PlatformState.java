package dev.cutover.connector.sandbox.estate.world;

import dev.cutover.connector.sandbox.estate.book.Presence;
import dev.cutover.connector.sandbox.estate.plan.PlannedPiece;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import dev.cutover.connector.sandbox.estate.platform.PlatformSide;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one order is to one platform, how much of it the platform still has to send, and the steps that it will take. A
 * step is taken only while the platform owns the order as it did when the step was planned; while the order is on hold
 * it waits, and comes as much later as the hold lasted. Not thread-safe.
 */
final class PlatformState {
    final PlatformSide side;

    private final Agenda agenda;
    private final int[] due;
    private final @Nullable WorkOrder[] work;
    private final List<Step> waiting = new ArrayList<>(0);
    private Presence presence = Presence.ABSENT;
    private boolean held;
    private long heldSince;
    private long heldMs;
    private int ownership;

    private record Step(int ownership, long at, long heldBefore, Runnable action) {}

    PlatformState(PlatformSide side, Agenda agenda, List<PlannedPiece> pieces) {
        this.side = side;
        this.agenda = agenda;
        this.due = pieces.stream().mapToInt(PlannedPiece::quantity).toArray();
        this.work = new WorkOrder[due.length];
    }

    EstateSystem system() {
        return side.platform();
    }

    Presence presence() {
        return presence;
    }

    boolean owns() {
        return presence == Presence.ACTIVE;
    }

    /** Becomes something else to the order; what was planned as its owner is not done any more. */
    void become(Presence next) {
        presence = next;
        ownership++;
    }

    boolean isHeld() {
        return held;
    }

    void hold() {
        held = true;
        heldSince = agenda.now();
    }

    void resume() {
        held = false;
        heldMs += agenda.now() - heldSince;
        var late = List.copyOf(waiting);
        waiting.clear();
        late.forEach(this::postpone);
    }

    /** The quantity of a piece that, as far as the platform knows, was neither shipped nor cancelled. */
    int due(int piece) {
        return due[piece];
    }

    /** Puts on record that a quantity of a piece was shipped or cancelled. */
    void settle(int piece, int quantity) {
        due[piece] = Math.max(0, due[piece] - quantity);
    }

    /** The work order that the warehouse has from this platform, and has not carried out; null without one. */
    @Nullable
    WorkOrder openWork(int piece) {
        var sent = work[piece];
        return sent != null && sent.isOpen() ? sent : null;
    }

    boolean hasOpenWork() {
        for (int piece = 0; piece < work.length; piece++) {
            if (openWork(piece) != null) {
                return true;
            }
        }
        return false;
    }

    void send(WorkOrder order) {
        work[order.index] = order;
    }

    /** Plans a step of the platform's own. */
    void later(long at, Runnable action) {
        // A hold that goes on postpones only by what is left of it.
        long heldBefore = heldMs + (held ? agenda.now() - heldSince : 0);
        plan(new Step(ownership, at, heldBefore, action));
    }

    private void plan(Step step) {
        agenda.plan(step.at, () -> take(step));
    }

    private void take(Step step) {
        if (step.ownership != ownership) {
            return;
        }
        if (held) {
            waiting.add(step);
        } else if (heldMs > step.heldBefore) {
            postpone(step);
        } else {
            step.action.run();
        }
    }

    private void postpone(Step step) {
        plan(new Step(step.ownership, step.at + heldMs - step.heldBefore, heldMs, step.action));
    }
}
