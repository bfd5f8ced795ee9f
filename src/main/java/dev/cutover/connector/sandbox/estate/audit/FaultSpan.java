package dev.cutover.connector.sandbox.estate.audit;

import dev.cutover.connector.sandbox.estate.book.Stage;
import dev.cutover.connector.sandbox.estate.control.EstateControl;
import dev.cutover.connector.sandbox.estate.faults.Fault;
import dev.cutover.connector.sandbox.estate.faults.FaultKind;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A fault and the time in which it was on. Immutable. */
record FaultSpan(Fault fault, Instant from, Instant until) {

    /** The faults of an estate up to now, as its controls tell. */
    static List<FaultSpan> of(List<EstateControl> controls, Instant now) {
        var spans = new ArrayList<FaultSpan>();
        for (var control : controls) {
            if (control instanceof EstateControl.FaultOn on) {
                var fault = on.fault();
                var ends = fault.lasts()
                        .map(on.at()::plus)
                        .filter(end -> end.isBefore(now))
                        .orElse(now);
                var lifted = lifted(fault, controls).filter(end -> end.isBefore(ends));
                spans.add(new FaultSpan(fault, on.at(), lifted.orElse(ends)));
            }
        }
        return spans;
    }

    private static Optional<Instant> lifted(Fault fault, List<EstateControl> controls) {
        return controls.stream()
                .filter(control -> control instanceof EstateControl.FaultOff off
                        && off.faultId().equals(fault.id()))
                .map(EstateControl::at)
                .findFirst();
    }

    /** Whether it strikes only orders that are placed while it is on, and not what is recorded then of older ones. */
    boolean isOfNewOrders() {
        return fault.kind() == FaultKind.DUPLICATE_EVENTS;
    }

    /**
     * Whether it can make the books break an invariant; other faults delay or stop what happens, or spoil what no
     * invariant is about.
     */
    boolean isHarmful() {
        return switch (fault.kind()) {
            case MISROUTE, LATE_EVENTS, LOST_EVENTS, INVENTORY_DRIFT -> false;
            case FAIL, SLOW, CRASH, HANG, FAIL_BEFORE, FAIL_AFTER, ROUTER_FORGETS -> false;
            case LATE_EVENT, WRONG_TOTAL, LOST_RESERVATION, SCHEMA_BREAK, CHANGING_ORDERS -> false;
            case DUPLICATE_EVENT -> fault.system().isPlatform() || fault.system() == EstateSystem.PAYMENTS;
            case DUPLICATE_EVENTS, DOUBLE_REFUND, PHANTOM_CANCEL, LABEL_WITHOUT_ORDER -> true;
            // Without a shipment there can be no return.
            case SKIPPED_STAGE, UNRECORDED_STAGE ->
                fault.stage().filter(Stage::hasLeft).isPresent();
        };
    }
}
