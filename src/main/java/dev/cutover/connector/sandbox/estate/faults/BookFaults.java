package dev.cutover.connector.sandbox.estate.faults;

import dev.cutover.connector.sandbox.estate.book.BookEvent;
import dev.cutover.connector.sandbox.estate.plan.OrderPlan;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;

/**
 * The faults of books, past and present: what each system records wrongly, and when. They are kept apart from the
 * conditions of orders, because they change nothing that happens. A fault strikes what is recorded in the seconds in
 * which it is in force, whenever the order was placed; a copy in the other platform's book is struck by faults of that
 * platform only. Which orders it strikes, the order's number and the fault's id decide. Immutable.
 */
public final class BookFaults {
    /** No fault, now or ever. */
    public static final BookFaults NONE = new BookFaults(List.of());

    private final List<FaultTerm> terms;

    private BookFaults(List<FaultTerm> terms) {
        this.terms = terms;
    }

    /**
     * These and one more.
     *
     * @param keys the routing keys of the fault's segment
     * @param second the first second in which it is in force
     */
    public BookFaults begun(Fault fault, int[] keys, long second) {
        var struck = new BitSet();
        for (int key : keys) {
            struck.set(key);
        }
        var more = new ArrayList<>(terms);
        more.add(new FaultTerm(new ActiveFault(fault), struck, second, Long.MAX_VALUE));
        return new BookFaults(List.copyOf(more));
    }

    /**
     * The same, one of them over.
     *
     * @param second the first second in which it is over
     */
    public BookFaults ended(String faultId, long second) {
        return new BookFaults(terms.stream()
                .map(term -> term.fault().id().equals(faultId) ? term.endingAt(second) : term)
                .toList());
    }

    /** Whether no fault was ever in force for a key, so that each event is recorded as it is. */
    public boolean isFree(int key) {
        for (FaultTerm term : terms) {
            if (term.keys().get(key)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Passes on what a system puts on record in the place of an event: nothing, the event, or more; changed, or
     * recorded later.
     *
     * @param system whose book the event is about to enter
     * @param event as it would be recorded; its version is passed on as it is
     */
    public void record(EstateSystem system, OrderPlan plan, BookEvent event, Consumer<BookEvent> book) {
        var recorded = List.of(event);
        for (FaultTerm term : terms) {
            if (term.keys().get(plan.key()) && writesInto(term.fault(), system) && term.strikes(plan.number())) {
                recorded = struck(term, plan, recorded);
            }
        }
        recorded.forEach(book);
    }

    /** A refund that was paid twice is known twice to the platform that asked for it. */
    private static boolean writesInto(Fault fault, EstateSystem system) {
        return fault.system() == system || (fault.kind() == FaultKind.DOUBLE_REFUND && system.isPlatform());
    }

    private static List<BookEvent> struck(FaultTerm term, OrderPlan plan, List<BookEvent> events) {
        return events.stream()
                .flatMap(event -> term.isInForce(plan.key(), moment(term.fault(), event))
                        ? EventStrike.of(term, plan, event).stream()
                        : List.of(event).stream())
                .toList();
    }

    /** Money is paid when it is paid, and not when a platform gets to know of it. */
    private static Instant moment(Fault fault, BookEvent event) {
        return fault.kind() == FaultKind.DOUBLE_REFUND ? event.happenedAt() : event.recordedAt();
    }

    /** Whether a system wrote the row of this event by another schema: decimal commas and statuses in capitals. */
    public boolean breaksSchema(EstateSystem system, OrderPlan plan, BookEvent event) {
        return terms.stream()
                .anyMatch(term -> term.fault().kind() == FaultKind.SCHEMA_BREAK
                        && term.fault().system() == system
                        && term.isInForce(plan.key(), event.recordedAt())
                        && term.strikes(plan.number()));
    }
}
