package dev.cutover.connector.sandbox.estate.metrics;

import dev.cutover.connector.sandbox.estate.platform.EstateException;
import dev.cutover.connector.sandbox.estate.platform.NameSuggestions;
import java.util.Arrays;
import java.util.List;

/** The metrics of the estate. Ratios are between 0 and 1, durations in seconds. */
public enum EstateMetric {
    ORDER_RATE("order_rate_per_second", "orders placed each second"),
    ROUTED_WITHIN_A_MINUTE("routed_within_60s_ratio", "orders routed within 60 s of being placed"),
    ROUTING_LATENCY("routing_latency_p95_seconds", "from order to routing, 95th percentile", Counters.ROUTING),
    RESERVATION_LAG(
            "reservation_lag_p95_seconds", "from order to reserved stock, 95th percentile", Counters.RESERVATION),
    LABEL_LATENCY("label_latency_p95_seconds", "from order to printed label, 95th percentile", Counters.LABEL),
    DUAL_WRITE_LAG(
            "dual_write_lag_seconds", "from a write to its copy, 95th percentile; no data without it", Counters.MIRROR),
    MISROUTES("misroutes_total", "orders sent to a node that cannot serve them"),
    MISROUTE_RATIO("misroute_ratio", "misroutes as a share of all orders"),
    DUPLICATE_SHIPMENTS("duplicate_shipments_total", "parcels shipped twice"),
    LOST_ORDERS("lost_orders_total", "orders whose event never arrived"),
    PARKED_ORDERS(
            "parked_orders_total", "orders that their platform did not take: its intake was closed, or it failed"),
    ORDERS_TAKEN("orders_taken_ratio", "orders that their platform took, as a share of those sent to it"),
    EXCEPTION_RATE("exception_rate", "orders that need a person, as a share of all orders"),
    INVENTORY_MISMATCH("inventory_mismatch_ratio", "orders whose stock differs from what was promised"),
    CARRIER_CONFIRMATION("carrier_confirmation_ratio", "orders that the carrier confirmed"),
    LABEL_FAILURES("label_failures_total", "labels that did not print"),
    NEW_PLATFORM_SHARE("orchestrator_share_ratio", "share of orders that actually went to the orchestrator");

    private final String id;
    private final String meaning;
    private final int histogram;

    EstateMetric(String id, String meaning) {
        this(id, meaning, CounterTotals.NO_HISTOGRAM);
    }

    EstateMetric(String id, String meaning, int histogram) {
        this.id = id;
        this.meaning = meaning;
        this.histogram = histogram;
    }

    public String id() {
        return id;
    }

    public String meaning() {
        return meaning;
    }

    /** The histogram that it needs, or {@link CounterTotals#NO_HISTOGRAM}. */
    public int histogram() {
        return histogram;
    }

    /** How much of each order must be computed for it. */
    public OrderDetail detail() {
        return switch (this) {
            case ORDER_RATE,
                    MISROUTES,
                    MISROUTE_RATIO,
                    DUPLICATE_SHIPMENTS,
                    LOST_ORDERS,
                    PARKED_ORDERS,
                    ORDERS_TAKEN,
                    LABEL_FAILURES,
                    NEW_PLATFORM_SHARE -> OrderDetail.NUMBERS;
            case ROUTED_WITHIN_A_MINUTE, EXCEPTION_RATE, INVENTORY_MISMATCH, CARRIER_CONFIRMATION ->
                OrderDetail.MISHAPS;
            case ROUTING_LATENCY, RESERVATION_LAG, LABEL_LATENCY, DUAL_WRITE_LAG -> OrderDetail.TIMES;
        };
    }

    /** The number of orders that the value is based on; 0 means that there is no value. */
    long samples(CounterTotals counterTotals) {
        return switch (this) {
            case ROUTING_LATENCY, RESERVATION_LAG, LABEL_LATENCY, DUAL_WRITE_LAG -> counterTotals.measured();
            default -> counterTotals.count(Counters.ORDERS);
        };
    }

    double value(CounterTotals counterTotals) {
        return switch (this) {
            case ORDER_RATE -> (double) counterTotals.count(Counters.ORDERS) / counterTotals.seconds();
            case ROUTED_WITHIN_A_MINUTE -> ratio(counterTotals, Counters.WITHIN_A_MINUTE);
            case ROUTING_LATENCY, RESERVATION_LAG, LABEL_LATENCY, DUAL_WRITE_LAG -> counterTotals.p95Seconds();
            case MISROUTES -> counterTotals.count(Counters.MISROUTED);
            case MISROUTE_RATIO -> ratio(counterTotals, Counters.MISROUTED);
            case DUPLICATE_SHIPMENTS -> counterTotals.count(Counters.DUPLICATED);
            case LOST_ORDERS -> counterTotals.count(Counters.LOST);
            case PARKED_ORDERS -> counterTotals.count(Counters.PARKED);
            case ORDERS_TAKEN -> 1 - ratio(counterTotals, Counters.PARKED);
            case EXCEPTION_RATE -> ratio(counterTotals, Counters.EXCEPTIONAL);
            case INVENTORY_MISMATCH -> ratio(counterTotals, Counters.MISMATCHED);
            case CARRIER_CONFIRMATION -> 1 - ratio(counterTotals, Counters.UNCONFIRMED);
            case LABEL_FAILURES -> counterTotals.count(Counters.UNLABELLED);
            case NEW_PLATFORM_SHARE -> ratio(counterTotals, Counters.ON_NEW_SIDE);
        };
    }

    /**
     * Finds a metric by its id.
     *
     * @throws EstateException if no metric has this id
     */
    static EstateMetric named(String id) {
        return Arrays.stream(values())
                .filter(estateMetric -> estateMetric.id.equals(id))
                .findFirst()
                .orElseThrow(() -> NameSuggestions.unknown("metric", id, ids()));
    }

    private static List<String> ids() {
        return Arrays.stream(values()).map(EstateMetric::id).toList();
    }

    private static double ratio(CounterTotals counterTotals, int counter) {
        return (double) counterTotals.count(counter) / counterTotals.count(Counters.ORDERS);
    }
}
