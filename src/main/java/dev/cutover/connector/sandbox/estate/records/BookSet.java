package dev.cutover.connector.sandbox.estate.records;

import dev.cutover.connector.sandbox.estate.book.EventKind;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import dev.cutover.connector.sandbox.estate.platform.RoutingKeys;
import dev.cutover.spi.RecordSet;
import dev.cutover.spi.RecordSet.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The record sets of the estate's systems. Immutable: projections have no state, and the lists are never changed. */
@SuppressWarnings("ImmutableEnumChecker")
public enum BookSet {
    ORDERS("orders", "each order", new OrderRows(), List.of(), EstateSystem.STOREFRONT, EstateSystem.INGRESS),
    LINES(
            "lines",
            "each line, with its quantity in each stage",
            new LineRows(),
            List.of("line_no"),
            EstateSystem.STOREFRONT),
    TRANSITIONS(
            "transitions",
            "each quantity of a line that came into another stage",
            new TransitionRows(),
            List.of("event_id", "copy"),
            EstateSystem.WMS),
    RESERVATIONS(
            "reservations",
            "each reservation of stock",
            new ReservationRows(),
            List.of("reservation_id"),
            EstateSystem.INVENTORY),
    SHIPMENTS(
            "shipments",
            "each package that has left",
            new ShipmentRows(),
            List.of("shipment_id"),
            EstateSystem.WMS,
            EstateSystem.CARRIER),
    LABELS(
            "labels",
            "each shipping label",
            new LabelRows(),
            List.of("label_id"),
            EstateSystem.LABELS,
            EstateSystem.CARRIER),
    CAPTURES(
            "captures",
            "each capture of money",
            new MoneyRows(EventKind.CAPTURED),
            List.of("event_id", "copy"),
            EstateSystem.PAYMENTS),
    REFUNDS(
            "refunds",
            "each refund",
            new MoneyRows(EventKind.REFUNDED),
            List.of("event_id", "copy"),
            EstateSystem.PAYMENTS),
    EVENTS(
            "events",
            "each event, as often as the system has it on record",
            new EventRows(),
            List.of("event_id", "copy"),
            EstateSystem.WMS,
            EstateSystem.CARRIER),
    IN_FLIGHT_ORDERS(
            "in-flight-orders",
            "each quantity that the platform owns or has given up, and has not finished",
            new InFlightRows(),
            List.of("line_no", "piece", "stage"));

    static final String ORDER_ID = "order_id";
    private static final String PLACED_AT = "placed_at";

    private final String id;
    private final String row;
    private final Projection projection;
    private final List<String> key;
    private final Set<EstateSystem> systems;

    BookSet(String id, String row, Projection projection, List<String> key, EstateSystem... besidesPlatforms) {
        this.id = id;
        this.row = row;
        this.projection = projection;
        this.key = List.copyOf(key);
        this.systems = EnumSet.of(EstateSystem.LEGACY_OMS, EstateSystem.ORCHESTRATOR);
        this.systems.addAll(Arrays.asList(besidesPlatforms));
    }

    /** The sets that a system has. */
    public static List<BookSet> of(EstateSystem system) {
        return Arrays.stream(values())
                .filter(set -> set.systems.contains(system))
                .toList();
    }

    /** The sets that a system has, as they are offered. */
    public static List<RecordSet> described(EstateSystem system, RoutingKeys routingKeys) {
        return of(system).stream().map(set -> set.described(routingKeys)).toList();
    }

    /** What a sample is taken of unless somebody says otherwise; empty if the system has no sets. */
    public static Optional<BookSet> usual(EstateSystem system) {
        var sets = of(system);
        return Stream.of(ORDERS, SHIPMENTS)
                .filter(sets::contains)
                .findFirst()
                .or(() -> sets.stream().findFirst());
    }

    Projection projection() {
        return projection;
    }

    /**
     * The set as it is offered, with the dimensions of an estate's traffic as columns. One whose name another column
     * has already, such as {@code kind}, is {@code segment_kind}.
     */
    RecordSet described(RoutingKeys routingKeys) {
        var columns = new ArrayList<Column>();
        columns.add(Projection.text(ORDER_ID, "the order's id"));
        var own = new ArrayList<>(projection.columns());
        own.add(Projection.instant(PLACED_AT, "when the customer placed the order"));
        own.add(Projection.whole("version", "another one whenever this row has changed"));
        var taken = own.stream().map(Column::name).collect(Collectors.toSet());
        taken.add(ORDER_ID);
        for (String dimension : routingKeys.dimensions().keySet()) {
            String name = taken.contains(dimension) ? "segment_" + dimension : dimension;
            columns.add(Projection.text(name, "the order's " + dimension));
        }
        columns.addAll(own);
        var keys = new ArrayList<>(List.of(ORDER_ID));
        keys.addAll(key);
        return RecordSet.of(id, row, columns, keys).withTime(PLACED_AT).withSorted(true);
    }

    @Override
    public String toString() {
        return id;
    }
}
