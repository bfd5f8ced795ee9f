package dev.cutover.connector.sandbox;

import dev.cutover.connector.sandbox.estate.Estate;
import dev.cutover.connector.sandbox.estate.book.OrderBooks;
import dev.cutover.connector.sandbox.estate.plan.OrderPlan;
import dev.cutover.connector.sandbox.estate.platform.EstateException;
import dev.cutover.connector.sandbox.estate.platform.OrderId;
import dev.cutover.connector.sandbox.estate.records.BookRows;
import dev.cutover.connector.sandbox.estate.records.BookSet;
import dev.cutover.connector.sandbox.estate.records.SchemaBreaks;
import dev.cutover.model.Segment;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.RecordSet;
import dev.cutover.spi.Records;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The books of one system as record sets. The estate is asked for the orders of one second at a time, each as of then,
 * so that it goes on living while a long stream runs. Thread-safe.
 */
final class SandboxRecords implements Records {
    private static final OrderId FIRST = new OrderId(0);
    private static final int SAMPLED_SECONDS = 20;

    private final EstateAccess estateAccess;

    SandboxRecords(EstateAccess estateAccess) {
        this.estateAccess = estateAccess;
    }

    @Override
    public List<RecordSet> sets() {
        return BookSet.described(
                estateAccess.site().kind(), estateAccess.shared().routingKeys());
    }

    /** The rows of orders that were placed before the stream began. */
    @Override
    public End stream(String set, Query query, Rows rows) throws ConnectorException, InterruptedException {
        var bookRows = rowsOf(set);
        var now = ask(Estate::now);
        var end = query.until().filter(until -> until.isBefore(now)).orElse(now);
        var second = ask(estate -> first(query, estate)).truncatedTo(ChronoUnit.SECONDS);
        while (second.isBefore(end)) {
            var next = second.plusSeconds(1);
            for (OrderBooks books : placed(query.segment(), second, next)) {
                boolean isWanted = isWanted(books.plan().placedAt(), query, end);
                if (isWanted && !pass(bookRows.of(books), query, rows)) {
                    return End.STOPPED;
                }
            }
            second = next;
        }
        return End.WHOLE;
    }

    /** Counts the rows of some seconds, evenly apart. */
    @Override
    public OptionalLong estimate(String set, Query query) throws ConnectorException, InterruptedException {
        var bookRows = rowsOf(set);
        var now = ask(Estate::now);
        var end = query.until().filter(until -> until.isBefore(now)).orElse(now);
        var first = ask(estate -> first(query, estate)).truncatedTo(ChronoUnit.SECONDS);
        long seconds = Math.max(0, Duration.between(first, end).plusMillis(999).toSeconds());
        long counted = Math.min(seconds, SAMPLED_SECONDS);
        long rows = 0;
        for (long sample = 0; sample < counted; sample++) {
            var second = first.plusSeconds(sample * seconds / counted);
            for (OrderBooks books : placed(query.segment(), second, second.plusSeconds(1))) {
                rows += bookRows.of(books).size();
            }
        }
        return OptionalLong.of(counted == 0 ? 0 : Math.round((double) rows * seconds / counted));
    }

    @Override
    public End read(String set, Collection<Key> keys, Rows rows) throws ConnectorException, InterruptedException {
        var wanted = new HashSet<>(keys);
        return ofOrders(set, keys, (plan, row) -> wanted.contains(row.key()), rows);
    }

    /** Each key of the estate begins with its order, which is computed by itself. */
    @Override
    public End readBeginning(String set, Query query, Collection<Key> beginnings, Rows rows)
            throws ConnectorException, InterruptedException {
        var now = ask(Estate::now);
        var end = query.until().filter(until -> until.isBefore(now)).orElse(now);
        var first = ask(estate -> first(query, estate));
        var inSegment = new HashSet<Integer>();
        for (int key :
                estateAccess.shared().routingKeys().matching(query.segment().values())) {
            inSegment.add(key);
        }
        var wanted = beginnings.stream()
                .collect(Collectors.groupingBy(beginning -> beginning.parts().get(0)));
        return ofOrders(
                set,
                beginnings,
                (plan, row) -> inSegment.contains(plan.key())
                        && !plan.placedAt().isBefore(first)
                        && isWanted(plan.placedAt(), query, end)
                        && isAfter(row, query)
                        && wanted.getOrDefault(plan.id(), List.of()).stream().anyMatch(row.key()::beginsWith),
                rows);
    }

    /** Passes on some rows of the orders that the keys begin with. */
    private End ofOrders(String set, Collection<Key> keys, BiPredicate<OrderPlan, Row> isWanted, Rows rows)
            throws ConnectorException, InterruptedException {
        var bookRows = rowsOf(set);
        var orders = keys.stream()
                .flatMap(key -> key.parts().stream().limit(1))
                .collect(Collectors.toCollection(TreeSet::new));
        for (String order : orders) {
            var found = ask(estate -> {
                estate.knock(estateAccess.site());
                return OrderId.find(order).flatMap(estate::books);
            });
            if (found.isEmpty()) {
                continue;
            }
            var books = found.get();
            for (Row row : bookRows.of(books)) {
                if (isWanted.test(books.plan(), row) && !rows.take(row)) {
                    return End.STOPPED;
                }
            }
        }
        return End.WHOLE;
    }

    private static boolean isAfter(Row row, Query query) {
        return query.after().filter(after -> row.key().compareTo(after) <= 0).isEmpty();
    }

    /**
     * Passes on the rows of orders that were placed in one second, until the reader has enough.
     *
     * @param second without a fraction
     * @return how many orders were looked at
     */
    int ofSecond(String set, Segment segment, Instant second, Rows rows)
            throws ConnectorException, InterruptedException {
        var bookRows = rowsOf(set);
        var orders = placed(segment, second, second.plusSeconds(1));
        for (OrderBooks books : orders) {
            if (!pass(bookRows.of(books), Query.all(), rows)) {
                break;
            }
        }
        return orders.size();
    }

    /** When the first order was placed. */
    Instant beginning() throws ConnectorException, InterruptedException {
        return ask(estate -> estate.secondOf(FIRST));
    }

    /** The books of all orders that were placed in some seconds, as of now. */
    private List<OrderBooks> placed(Segment segment, Instant from, Instant until)
            throws ConnectorException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        return ask(estate -> {
            estate.knock(estateAccess.site());
            var orders = new ArrayList<OrderBooks>();
            estate.eachOrder(segment.values(), from, until, orders::add);
            return orders;
        });
    }

    private BookRows rowsOf(String set) throws ConnectorException, InterruptedException {
        var system = estateAccess.site().kind();
        for (BookSet known : BookSet.of(system)) {
            if (known.toString().equals(set)) {
                return new BookRows(known, system, estateAccess.shared().routingKeys(), schemaBreaks());
            }
        }
        throw new ConnectorException(estateAccess.site() + " has no record set '" + set + "'; it has "
                + sets().stream().map(RecordSet::name).collect(Collectors.joining(", ")));
    }

    /** As of the moment that a row is made: a fault may begin while a long stream runs. */
    private SchemaBreaks schemaBreaks() throws ConnectorException, InterruptedException {
        var estate = ask(Function.identity());
        return (system, plan, event) -> estate.bookFaults().breaksSchema(system, plan, event);
    }

    /** Refuses an unknown segment even if there are no orders. */
    private Instant first(Query query, Estate estate) {
        estateAccess.shared().routingKeys().check(query.segment().values());
        var first = estate.secondOf(query.after()
                .flatMap(after -> OrderId.find(after.parts().get(0)))
                .orElse(FIRST));
        return query.from().filter(from -> from.isAfter(first)).orElse(first);
    }

    private static boolean isWanted(Instant placedAt, Query query, Instant end) {
        return query.from().filter(placedAt::isBefore).isEmpty() && placedAt.isBefore(end);
    }

    private static boolean pass(List<Row> all, Query query, Rows rows) throws InterruptedException {
        for (Row row : all) {
            if (isAfter(row, query) && !rows.take(row)) {
                return false;
            }
        }
        return true;
    }

    private <T> T ask(Function<Estate, T> question) throws ConnectorException, InterruptedException {
        try {
            return estateAccess.ask(question);
        } catch (EstateException refusal) {
            throw new ConnectorException(EstateAccess.words(refusal), refusal);
        }
    }
}
