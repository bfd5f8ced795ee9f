package dev.cutover.connector.sandbox.estate.faults;

import dev.cutover.connector.sandbox.estate.book.BookEvent;
import dev.cutover.connector.sandbox.estate.book.OrderBooks;
import dev.cutover.connector.sandbox.estate.plan.OrderPlan;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import dev.cutover.connector.sandbox.estate.platform.OrderId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The faults of books, past and present: what each system records wrongly, and when. They are kept apart from the
 * conditions of orders, because they change nothing that happens. A fault strikes what is recorded after it began,
 * whenever the order was placed, and nothing of the instant in which it did; a copy in the other platform's book is
 * struck by faults of that platform only. Which orders it strikes, the order's number and the fault's id decide.
 * Immutable.
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

    /**
     * What a system puts on record in the place of an event: nothing, the event, or more; changed, or recorded later.
     *
     * @param book whose book the event is about to enter
     * @param event as it should be recorded, at the moment of its recording; its version stays as it is
     */
    public List<BookEvent> recorded(OrderPlan plan, EstateSystem book, BookEvent event) {
        var recorded = List.of(event);
        for (FaultTerm term : terms) {
            if (writesInto(term.fault(), book)) {
                recorded = recorded.stream()
                        .flatMap(each -> term.strikes(plan, each)
                                ? EventStrike.of(term.fault(), plan, each).stream()
                                : Stream.of(each))
                        .toList();
            }
        }
        return recorded;
    }

    /** A refund that was paid twice is known twice to the platform that asked for it. */
    private static boolean writesInto(Fault fault, EstateSystem book) {
        return fault.system() == book || (fault.kind() == FaultKind.DOUBLE_REFUND && book.isPlatform());
    }

    /**
     * What a platform has on record besides while its orders keep changing, oldest first.
     *
     * @param events what the platform has on record of the order until now, in any order
     */
    public List<BookEvent> amendments(OrderPlan plan, EstateSystem book, List<BookEvent> events, Instant now) {
        return terms.stream()
                .filter(term -> term.fault().kind() == FaultKind.CHANGING_ORDERS
                        && term.fault().system() == book
                        && term.strikes(plan))
                .flatMap(term -> OrderAmendments.of(term, plan, events, now).stream())
                .sorted(Comparator.comparing(BookEvent::recordedAt))
                .toList();
    }

    /** Whether there are, or were, labels for orders that nobody placed. */
    public boolean makesStrays() {
        return terms.stream().anyMatch(term -> term.fault().kind() == FaultKind.LABEL_WITHOUT_ORDER);
    }

    /**
     * The books of an order that nobody placed and that has a label; empty if there is none, or not yet.
     *
     * @param real an order that was placed, at about the same time in the same segment
     * @param id of the order that nobody placed; it decides whether the fault strikes
     */
    public Optional<OrderBooks> withoutOrder(OrderPlan real, OrderId id, Instant now) {
        var stray = new StrayLabel(real, id);
        boolean isBought = !stray.boughtAt().isAfter(now)
                && terms.stream()
                        .anyMatch(term -> term.fault().kind() == FaultKind.LABEL_WITHOUT_ORDER
                                && term.isInForce(stray.boughtAt())
                                && term.strikes(stray.plan()));
        return isBought ? Optional.of(stray.books(now)) : Optional.empty();
    }

    /** Whether a system wrote the row of this event by another schema: decimal commas and statuses in capitals. */
    public boolean breaksSchema(EstateSystem system, OrderPlan plan, BookEvent event) {
        return terms.stream()
                .anyMatch(term -> term.fault().kind() == FaultKind.SCHEMA_BREAK
                        && term.fault().system() == system
                        && term.strikes(plan, event));
    }
}
