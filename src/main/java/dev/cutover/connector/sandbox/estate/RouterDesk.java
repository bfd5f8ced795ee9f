package dev.cutover.connector.sandbox.estate;

import dev.cutover.connector.sandbox.estate.control.EstateControl;
import dev.cutover.connector.sandbox.estate.control.WeightOrder;
import dev.cutover.connector.sandbox.estate.faults.CallOutcome;
import dev.cutover.connector.sandbox.estate.metrics.CounterTotals;
import dev.cutover.connector.sandbox.estate.metrics.Counters;
import dev.cutover.connector.sandbox.estate.metrics.MetricWindow;
import dev.cutover.connector.sandbox.estate.metrics.OrderDetail;
import dev.cutover.connector.sandbox.estate.orders.OrderStream;
import dev.cutover.connector.sandbox.estate.platform.EstateException;
import dev.cutover.connector.sandbox.estate.platform.EstateSite;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import dev.cutover.connector.sandbox.estate.platform.PlatformSide;
import dev.cutover.connector.sandbox.estate.platform.RoutingKeys;
import dev.cutover.connector.sandbox.estate.routing.RouterReading;
import dev.cutover.connector.sandbox.estate.routing.RoutingHash;
import dev.cutover.connector.sandbox.estate.routing.SideCounts;
import dev.cutover.connector.sandbox.estate.routing.WeightOutcome;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Reads and sets the weights of the router. Not thread-safe. */
final class RouterDesk {
    private static final EstateSite ROUTER = EstateSite.of(EstateSystem.INGRESS);

    private final EstateLedger estateLedger;
    private final RoutingKeys routingKeys;
    private final OrderStream stream;
    private final MetricWindow windows;

    RouterDesk(EstateLedger estateLedger, RoutingKeys routingKeys, OrderStream stream, MetricWindow windows) {
        this.estateLedger = estateLedger;
        this.routingKeys = routingKeys;
        this.stream = stream;
        this.windows = windows;
    }

    List<RouterReading> read(String flow, Map<String, String> segment) {
        routingKeys.check(segment);
        estateLedger.read(ROUTER, "read weights", segment);
        return estateLedger.state().routing().get(flow).read(segment);
    }

    WeightOutcome set(String flow, List<WeightOrder> orders, long fence) {
        checkApart(orders);
        estateLedger.checkFence(fence);
        var segment = orders.size() == 1 ? orders.get(0).segment() : Map.<String, String>of();
        var callOutcome = estateLedger.callOutcome(ROUTER, "set weights", segment);
        if (callOutcome == CallOutcome.HANGS) {
            estateLedger.record(new EstateControl.SetWeights(estateLedger.now(), flow, orders, fence, true));
        }
        callOutcome.beforeEffect(ROUTER);
        var outcome = estateLedger.state().routing().get(flow).outcome(orders);
        if (outcome == WeightOutcome.APPLIED) {
            estateLedger.record(new EstateControl.SetWeights(estateLedger.now(), flow, orders, fence, false));
        }
        callOutcome.afterEffect(ROUTER);
        return outcome;
    }

    SideCounts routed(String flow, Map<String, String> segment, Duration window) {
        int[] keys = routingKeys.matching(segment);
        estateLedger.read(ROUTER, "read counters", segment);
        return estateLedger.state().routing().isOfOrders(flow) ? ofOrders(keys, window) : ofFlow(flow, keys, window);
    }

    private void checkApart(List<WeightOrder> orders) {
        var named = new HashSet<Integer>();
        for (WeightOrder order : orders) {
            for (int key : routingKeys.matching(order.segment())) {
                if (!named.add(key)) {
                    throw new EstateException(
                            "two weights for " + RoutingKeys.write(routingKeys.key(key)) + " at once",
                            "name each segment in one change only");
                }
            }
        }
    }

    private SideCounts ofOrders(int[] keys, Duration window) {
        var old = totals(keys, PlatformSide.OLD, window);
        var recent = totals(keys, PlatformSide.NEW, window);
        return new SideCounts(old.count(Counters.ORDERS), recent.count(Counters.ORDERS), old.seconds());
    }

    private CounterTotals totals(int[] keys, PlatformSide platformSide, Duration window) {
        int[] cells = IntStream.of(keys).map(key -> platformSide.cell(key)).toArray();
        return windows.over(
                window, estateLedger.now().getEpochSecond(), cells, OrderDetail.NUMBERS, CounterTotals.NO_HISTOGRAM);
    }

    /** A flow that orders do not follow counts one request for each order; nothing else of it is simulated. */
    private SideCounts ofFlow(String flow, int[] keys, Duration window) {
        var table = estateLedger.state().routing().get(flow);
        long until = estateLedger.now().getEpochSecond();
        long from = Math.max(until - Math.max(1, window.toSeconds()), stream.firstSecond());
        long[] counts = new long[2];
        for (long second = from; second < until; second++) {
            for (int key : keys) {
                int arrivals = stream.arrivals(key, second);
                for (int place = 0; place < arrivals; place++) {
                    var platformSide = RoutingHash.side(stream.number(key, second, place), table.weightAt(key, second));
                    counts[platformSide.index()]++;
                }
            }
        }
        return new SideCounts(counts[PlatformSide.OLD.index()], counts[PlatformSide.NEW.index()], until - from);
    }
}
