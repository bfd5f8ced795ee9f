package dev.cutover.connector.sandbox;

import java.util.Arrays;
import java.util.List;

/** What can be measured. Ratios are between 0 and 1, durations in seconds. */
enum Metric {
    ORDER_RATE("order_rate_per_second", "orders placed each second"),
    ROUTED_WITHIN_A_MINUTE("routed_within_60s_ratio", "orders routed within 60 s of being placed"),
    ROUTING_LATENCY("routing_latency_p95_seconds", "from order to routing, 95th percentile", Tally.ROUTING),
    RESERVATION_LAG("reservation_lag_p95_seconds", "from order to reserved stock, 95th percentile", Tally.RESERVATION),
    LABEL_LATENCY("label_latency_p95_seconds", "from order to printed label, 95th percentile", Tally.LABEL),
    DUAL_WRITE_LAG(
            "dual_write_lag_seconds", "from a write to its copy, 95th percentile; no data without it", Tally.MIRROR),
    MISROUTES("misroutes_total", "orders sent to a node that cannot serve them"),
    MISROUTE_RATIO("misroute_ratio", "the same, as a part of all orders"),
    DUPLICATE_SHIPMENTS("duplicate_shipments_total", "parcels shipped twice"),
    LOST_ORDERS("lost_orders_total", "orders whose event never arrived"),
    EXCEPTION_RATE("exception_rate", "orders that a person has to look at, as a part of all"),
    INVENTORY_MISMATCH("inventory_mismatch_ratio", "orders whose stock is other than promised"),
    CARRIER_CONFIRMATION("carrier_confirmation_ratio", "orders that the carrier confirmed"),
    LABEL_FAILURES("label_failures_total", "labels that did not print"),
    NEW_PLATFORM_SHARE("orchestrator_share_ratio", "orders that really went to the orchestrator");

    private final String id;
    private final String meaning;
    private final int histogram;

    Metric(String id, String meaning) {
        this(id, meaning, Totals.NO_HISTOGRAM);
    }

    Metric(String id, String meaning, int histogram) {
        this.id = id;
        this.meaning = meaning;
        this.histogram = histogram;
    }

    String id() {
        return id;
    }

    String meaning() {
        return meaning;
    }

    /** The histogram that has to be summed up for it, or {@link Totals#NO_HISTOGRAM}. */
    int histogram() {
        return histogram;
    }

    /** How much of each order has to be worked out for it. */
    Detail detail() {
        return switch (this) {
            case ORDER_RATE,
                    MISROUTES,
                    MISROUTE_RATIO,
                    DUPLICATE_SHIPMENTS,
                    LOST_ORDERS,
                    LABEL_FAILURES,
                    NEW_PLATFORM_SHARE -> Detail.NUMBERS;
            case ROUTED_WITHIN_A_MINUTE, EXCEPTION_RATE, INVENTORY_MISMATCH, CARRIER_CONFIRMATION -> Detail.MISHAPS;
            case ROUTING_LATENCY, RESERVATION_LAG, LABEL_LATENCY, DUAL_WRITE_LAG -> Detail.TIMES;
        };
    }

    /** How much the value rests on; 0 means that there is no value. */
    long samples(Totals totals) {
        return switch (this) {
            case ROUTING_LATENCY, RESERVATION_LAG, LABEL_LATENCY, DUAL_WRITE_LAG -> totals.measured();
            default -> totals.count(Tally.ORDERS);
        };
    }

    double value(Totals totals) {
        return switch (this) {
            case ORDER_RATE -> (double) totals.count(Tally.ORDERS) / totals.seconds();
            case ROUTED_WITHIN_A_MINUTE -> ratio(totals, Tally.WITHIN_A_MINUTE);
            case ROUTING_LATENCY, RESERVATION_LAG, LABEL_LATENCY, DUAL_WRITE_LAG -> totals.p95Seconds();
            case MISROUTES -> totals.count(Tally.MISROUTED);
            case MISROUTE_RATIO -> ratio(totals, Tally.MISROUTED);
            case DUPLICATE_SHIPMENTS -> totals.count(Tally.DUPLICATED);
            case LOST_ORDERS -> totals.count(Tally.LOST);
            case EXCEPTION_RATE -> ratio(totals, Tally.EXCEPTIONAL);
            case INVENTORY_MISMATCH -> ratio(totals, Tally.MISMATCHED);
            case CARRIER_CONFIRMATION -> 1 - ratio(totals, Tally.UNCONFIRMED);
            case LABEL_FAILURES -> totals.count(Tally.UNLABELLED);
            case NEW_PLATFORM_SHARE -> ratio(totals, Tally.ON_NEW_SIDE);
        };
    }

    /** @throws EstateException if no metric is called so */
    static Metric named(String id) {
        return Arrays.stream(values())
                .filter(metric -> metric.id.equals(id))
                .findFirst()
                .orElseThrow(() -> Names.unknown("metric", id, ids()));
    }

    private static List<String> ids() {
        return Arrays.stream(values()).map(Metric::id).toList();
    }

    private static double ratio(Totals totals, int counter) {
        return (double) totals.count(counter) / totals.count(Tally.ORDERS);
    }
}
