package dev.cutover.connector.sandbox;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Where systems are told to do something, or asked how they are. Not thread-safe. */
final class ActionDesk {
    private static final Duration REISSUE_WINDOW = Duration.ofHours(1);

    private final Ledger ledger;
    private final Actions actions;
    private final Segments segments;
    private final MetricWindow windows;

    ActionDesk(Ledger ledger, Actions actions, Segments segments, MetricWindow windows) {
        this.ledger = ledger;
        this.actions = actions;
        this.segments = segments;
        this.windows = windows;
    }

    ActionReceipt act(EstateSystem system, String name, Map<String, String> arguments, String key) {
        var action = actions.find(system, name, arguments);
        if (action.isRead()) {
            throw new EstateException(action.call() + " changes nothing", "read it instead");
        }
        var world = ledger.world();
        world.request(key).ifPresent(known -> checkSame(known, action, arguments));
        var fate = ledger.callFate(system, key, where(action, arguments));
        if (fate == CallFate.HANGS && world.request(key).isEmpty()) {
            ledger.record(request(action, arguments, key, true));
        }
        fate.beforeEffect(system);
        var known = world.receipt(key);
        if (known.isEmpty()) {
            ledger.record(request(action, arguments, key, false));
        }
        fate.afterEffect(system);
        return known.map(ActionReceipt::again)
                .orElseGet(() -> world.receipt(key).orElseThrow());
    }

    Map<String, String> read(EstateSystem system, String name, Map<String, String> arguments) {
        var action = actions.find(system, name, arguments);
        if (!action.isRead()) {
            throw new EstateException(action.call() + " changes something", "call it with an idempotency key");
        }
        ledger.read(system, name, where(action, arguments));
        return name.equals("smoke-test")
                ? smokeTest(system, arguments)
                : ledger.world().switchboard().status(system, arguments);
    }

    private Control.ActionDone request(Action action, Map<String, String> arguments, String key, boolean queued) {
        return new Control.ActionDone(
                ledger.now(), key, action.call(), arguments, action.takes(), output(action, arguments), queued);
    }

    private Map<String, String> output(Action action, Map<String, String> arguments) {
        return switch (action.call()) {
            case "inventory.snapshot" -> Map.of("snapshot", ledger.now().toString());
            case "labels.reissue" -> Map.of("labels", Long.toString(unprinted(arguments)));
            default -> Map.of();
        };
    }

    /** Labels of the last hour that did not print, and were not printed since. */
    private long unprinted(Map<String, String> segment) {
        long labels = 0;
        for (int key : segments.matching(segment)) {
            var earliest = ledger.now().minus(REISSUE_WINDOW);
            var last = ledger.world().switchboard().reissued(key);
            var window = Duration.between(last.isAfter(earliest) ? last : earliest, ledger.now());
            int[] cells = {Conditions.cell(key, Side.OLD), Conditions.cell(key, Side.NEW)};
            if (!window.isZero()) {
                labels += windows.over(window, ledger.now().getEpochSecond(), cells, Tally.LABEL)
                        .count(Tally.UNLABELLED);
            }
        }
        return labels;
    }

    private Map<String, String> smokeTest(EstateSystem system, Map<String, String> segment) {
        var side = system == EstateSystem.LEGACY_OMS ? Side.OLD : Side.NEW;
        var answer = new TreeMap<String, String>();
        answer.put("intake", ledger.world().switchboard().intake(side, segment));
        String failing = ledger.world().faults().active().stream()
                .map(ActiveFault::fault)
                .filter(fault -> keepsOrdersFrom(fault, system) && Segments.overlap(fault.segment(), segment))
                .map(fault -> fault.system().id())
                .distinct()
                .collect(Collectors.joining(","));
        answer.put("failing", failing.isEmpty() ? "nothing" : failing);
        answer.put("passed", Boolean.toString(failing.isEmpty() && answer.containsValue("open")));
        return answer;
    }

    private static boolean keepsOrdersFrom(Fault fault, EstateSystem platform) {
        boolean isOnTheWay = fault.system() == platform
                || (fault.system().worksOnOrders() && !fault.system().isPlatform());
        return isOnTheWay && (fault.kind() == FaultKind.FAIL || fault.kind() == FaultKind.CRASH);
    }

    private static void checkSame(Control.ActionDone known, Action action, Map<String, String> arguments) {
        if (!known.call().equals(action.call()) || !known.arguments().equals(arguments)) {
            throw new EstateException(
                    "idempotency key '" + known.key() + "' was used for " + known.call() + known.arguments(),
                    "give " + action.call() + arguments + " a key of its own");
        }
    }

    /** The segment that an action is about; actions without dimensions are about everything. */
    private static Map<String, String> where(Action action, Map<String, String> arguments) {
        return action.parameters().stream().anyMatch(Action.Parameter::isDimension) ? arguments : Map.of();
    }
}
