package dev.cutover.connector.sandbox.estate.faults;

import dev.cutover.connector.sandbox.estate.book.BookEvent;
import dev.cutover.connector.sandbox.estate.book.EventKind;
import dev.cutover.connector.sandbox.estate.plan.OrderPlan;
import dev.cutover.connector.sandbox.estate.plan.PlannedLine;
import java.time.Duration;
import java.util.List;

/** What a fault that strikes makes of one event. Stateless and thread-safe. */
final class EventStrike {
    private static final Duration A_MOMENT = Duration.ofMillis(150);

    private EventStrike() {}

    /** What is recorded in the place of the event: nothing, one event, or two. */
    static List<BookEvent> of(Fault fault, OrderPlan plan, BookEvent event) {
        return switch (fault.kind()) {
            case SKIPPED_STAGE, UNRECORDED_STAGE -> isOfStage(fault, event) ? List.of() : List.of(event);
            case LOST_RESERVATION -> event.kind() == EventKind.RESERVED ? List.of() : List.of(event);
            case WRONG_TOTAL ->
                List.of(event.kind() == EventKind.CREATED ? event.costing(event.cents() - tax(plan, event)) : event);
            case PHANTOM_CANCEL ->
                event.kind() == EventKind.ROUTED
                        ? List.of(event, cancellation(event, Duration.ofSeconds(fault.magnitude())))
                        : List.of(event);
            case DOUBLE_REFUND ->
                event.kind() == EventKind.REFUNDED ? List.of(event, secondRefund(event)) : List.of(event);
            case DUPLICATE_EVENT ->
                isOfStage(fault, event)
                        ? List.of(event, event.recordedAt(event.recordedAt().plus(A_MOMENT)))
                        : List.of(event);
            case LATE_EVENT ->
                List.of(
                        isOfStage(fault, event)
                                ? event.recordedAt(event.recordedAt().plusSeconds(fault.magnitude()))
                                : event);
            default -> List.of(event);
        };
    }

    private static boolean isOfStage(Fault fault, BookEvent event) {
        return fault.stage().isEmpty()
                || StagesOnRecord.says(event.kind(), fault.stage().get());
    }

    /** Of a line that is free of tax, or that only the copy has, a cent: the amount is wrong in any case. */
    private static long tax(OrderPlan plan, BookEvent event) {
        return plan.lines().stream()
                .filter(line -> line.line() == event.line())
                .mapToLong(PlannedLine::taxCents)
                .filter(cents -> cents > 0)
                .findFirst()
                .orElse(1);
    }

    private static BookEvent cancellation(BookEvent routed, Duration later) {
        String id = routed.id() + "-cancelled";
        return new BookEvent(
                id,
                EventKind.CANCELLED,
                routed.line(),
                routed.piece(),
                routed.quantity(),
                routed.happenedAt().plus(later),
                routed.recordedAt().plus(later),
                routed.version(),
                routed.correlation(),
                id,
                "",
                0,
                "");
    }

    private static BookEvent secondRefund(BookEvent first) {
        String id = first.id() + "-again";
        return new BookEvent(
                id,
                EventKind.REFUNDED,
                first.line(),
                first.piece(),
                first.quantity(),
                first.happenedAt().plus(A_MOMENT),
                first.recordedAt().plus(A_MOMENT),
                first.version(),
                first.correlation(),
                id,
                first.reference() + "-2",
                first.cents(),
                first.location());
    }
}
