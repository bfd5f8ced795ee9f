package dev.cutover.connector.sandbox;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Where the router is asked and told. Not thread-safe. */
final class RouterDesk {
    private static final Site ROUTER = Site.of(EstateSystem.INGRESS);

    private final Ledger ledger;
    private final Segments segments;
    private final OrderStream stream;
    private final MetricWindow windows;

    RouterDesk(Ledger ledger, Segments segments, OrderStream stream, MetricWindow windows) {
        this.ledger = ledger;
        this.segments = segments;
        this.stream = stream;
        this.windows = windows;
    }

    List<WeightReading> read(String flow, Map<String, String> segment) {
        segments.check(segment);
        ledger.read(ROUTER, "read weights", segment);
        return ledger.world().routing().get(flow).read(segment);
    }

    WeightOutcome set(String flow, List<WeightOrder> orders, long fence) {
        checkApart(orders);
        ledger.checkFence(fence);
        var segment = orders.size() == 1 ? orders.get(0).segment() : Map.<String, String>of();
        var fate = ledger.callFate(ROUTER, "set weights", segment);
        if (fate == CallFate.HANGS) {
            ledger.record(new Control.SetWeights(ledger.now(), flow, orders, fence, true));
        }
        fate.beforeEffect(ROUTER);
        var outcome = ledger.world().routing().get(flow).outcome(orders);
        if (outcome == WeightOutcome.APPLIED) {
            ledger.record(new Control.SetWeights(ledger.now(), flow, orders, fence, false));
        }
        fate.afterEffect(ROUTER);
        return outcome;
    }

    SideCounts routed(String flow, Map<String, String> segment, Duration window) {
        int[] keys = segments.matching(segment);
        ledger.read(ROUTER, "read counters", segment);
        return ledger.world().routing().isOfOrders(flow) ? ofOrders(keys, window) : ofFlow(flow, keys, window);
    }

    private void checkApart(List<WeightOrder> orders) {
        var named = new HashSet<Integer>();
        for (WeightOrder order : orders) {
            for (int key : segments.matching(order.segment())) {
                if (!named.add(key)) {
                    throw new EstateException(
                            "two weights for " + Segments.write(segments.key(key)) + " at once",
                            "name each segment in one change only");
                }
            }
        }
    }

    private SideCounts ofOrders(int[] keys, Duration window) {
        var old = totals(keys, Side.OLD, window);
        var recent = totals(keys, Side.NEW, window);
        return new SideCounts(old.count(Tally.ORDERS), recent.count(Tally.ORDERS), old.seconds());
    }

    private Totals totals(int[] keys, Side side, Duration window) {
        int[] cells = IntStream.of(keys).map(key -> side.cell(key)).toArray();
        return windows.over(window, ledger.now().getEpochSecond(), cells, Detail.NUMBERS, Totals.NO_HISTOGRAM);
    }

    /** A flow that orders do not follow has one request for each order, and nothing else is known of it. */
    private SideCounts ofFlow(String flow, int[] keys, Duration window) {
        var table = ledger.world().routing().get(flow);
        long until = ledger.now().getEpochSecond();
        long from = Math.max(until - Math.max(1, window.toSeconds()), stream.firstSecond());
        long[] counts = new long[2];
        for (long second = from; second < until; second++) {
            for (int key : keys) {
                int arrivals = stream.arrivals(key, second);
                for (int place = 0; place < arrivals; place++) {
                    var side = RoutingHash.side(stream.number(key, second, place), table.weightAt(key, second));
                    counts[side.index()]++;
                }
            }
        }
        return new SideCounts(counts[Side.OLD.index()], counts[Side.NEW.index()], until - from);
    }
}
