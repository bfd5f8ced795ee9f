package dev.cutover.connector.sandbox;

import static dev.cutover.connector.sandbox.EstateSystem.INGRESS;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Where the router is asked and told. Not thread-safe. */
final class RouterDesk {
    private final Ledger ledger;
    private final Segments segments;
    private final MetricWindow windows;

    RouterDesk(Ledger ledger, Segments segments, MetricWindow windows) {
        this.ledger = ledger;
        this.segments = segments;
        this.windows = windows;
    }

    List<WeightReading> read(Map<String, String> segment) {
        int[] keys = segments.matching(segment);
        ledger.read(INGRESS, "read weights", segment);
        return routing().read(keys);
    }

    WeightChange set(Map<String, String> segment, OptionalInt expected, int target) {
        int[] keys = segments.matching(segment);
        if (target < 0 || target > RoutingTable.ALL) {
            throw new EstateException(
                    "the router cannot hold a weight of " + target + " basis points", "give 0 to " + RoutingTable.ALL);
        }
        var fate = ledger.callFate(INGRESS, "set weight", segment);
        if (fate == CallFate.HANGS) {
            ledger.record(new Control.SetWeight(ledger.now(), segment, expected, target, true));
        }
        fate.beforeEffect(INGRESS);
        var outcome = outcome(keys, expected, target);
        if (outcome == WeightChange.Outcome.APPLIED) {
            ledger.record(new Control.SetWeight(ledger.now(), segment, expected, target, false));
        }
        fate.afterEffect(INGRESS);
        return new WeightChange(outcome, routing().read(keys));
    }

    List<SideCounts> routed(Map<String, String> segment, Duration window) {
        int[] keys = segments.matching(segment);
        ledger.read(INGRESS, "read counters", segment);
        return IntStream.of(keys).mapToObj(key -> counts(key, window)).toList();
    }

    private WeightChange.Outcome outcome(int[] keys, OptionalInt expected, int target) {
        if (routing().isAt(keys, target)) {
            return WeightChange.Outcome.ALREADY;
        }
        boolean isAsExpected = expected.isEmpty() || routing().isAt(keys, expected.getAsInt());
        return isAsExpected ? WeightChange.Outcome.APPLIED : WeightChange.Outcome.CONFLICT;
    }

    private SideCounts counts(int key, Duration window) {
        var old = totals(key, Side.OLD, window);
        var recent = totals(key, Side.NEW, window);
        return new SideCounts(segments.key(key), old.count(Tally.ORDERS), recent.count(Tally.ORDERS), old.seconds());
    }

    private Totals totals(int key, Side side, Duration window) {
        int[] cells = {Conditions.cell(key, side)};
        return windows.over(window, ledger.now().getEpochSecond(), cells, Tally.ROUTING);
    }

    private RoutingTable routing() {
        return ledger.world().routing();
    }
}
