package dev.cutover.connector.sandbox;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Where systems are told to do something, or asked how they are. Not thread-safe. */
final class ActionDesk {
    private static final Duration REISSUE_WINDOW = Duration.ofHours(1);

    private final Ledger ledger;
    private final Segments segments;
    private final MetricWindow windows;

    ActionDesk(Ledger ledger, Segments segments, MetricWindow windows) {
        this.ledger = ledger;
        this.segments = segments;
        this.windows = windows;
    }

    ActionReceipt act(ActionRequest request) {
        request.check(segments);
        if (request.action().isRead()) {
            throw new EstateException(request.call() + " changes nothing", "read it instead");
        }
        var world = ledger.world();
        world.request(request.key()).ifPresent(known -> checkSame(known, request));
        ledger.checkFence(request.fence());
        var fate = ledger.callFate(request.site(), request.key(), request.segment());
        if (fate == CallFate.HANGS && world.request(request.key()).isEmpty()) {
            ledger.record(control(request, true));
        }
        fate.beforeEffect(request.site());
        var known = world.receipt(request.key());
        if (known.isEmpty()) {
            ledger.record(control(request, false));
        }
        fate.afterEffect(request.site());
        return known.map(ActionReceipt::again)
                .orElseGet(() -> world.receipt(request.key()).orElseThrow());
    }

    /** What became of a request; empty if the system has never seen its key, or has not got round to it. */
    Optional<ActionReceipt> receipt(Site site, String key) {
        ledger.read(site, "receipt " + key, Map.of());
        return ledger.world().receipt(key);
    }

    /** Whether a request waits for a system that hung when it came. */
    boolean isWaiting(String key) {
        return ledger.world().request(key).isPresent()
                && ledger.world().receipt(key).isEmpty();
    }

    Map<String, String> read(ActionRequest request) {
        request.check(segments);
        if (!request.action().isRead()) {
            throw new EstateException(request.call() + " changes something", "tell it, with an idempotency key");
        }
        ledger.read(request.site(), request.action().name(), request.segment());
        return request.action().name().equals(Action.SMOKE_TEST)
                ? smokeTest(request.site(), request.arguments())
                : ledger.world().switchboard().status(request.site(), request.segment());
    }

    private Control.ActionDone control(ActionRequest request, boolean queued) {
        return new Control.ActionDone(
                ledger.now(),
                request.key(),
                request.call(),
                request.arguments(),
                request.action().takes(),
                output(request),
                request.fence(),
                queued);
    }

    private Map<String, String> output(ActionRequest request) {
        return switch (request.call()) {
            case "inventory.snapshot" -> Map.of("snapshot", ledger.now().toString());
            case "labels.reissue" -> Map.of("labels", Long.toString(unprinted(request.arguments())));
            default -> request.action().sets();
        };
    }

    /** Labels of the last hour that did not print, and were not printed since. */
    private long unprinted(Map<String, String> segment) {
        long labels = 0;
        for (int key : segments.matching(segment)) {
            var earliest = ledger.now().minus(REISSUE_WINDOW);
            var last = ledger.world().switchboard().reissued(key);
            var window = Duration.between(last.isAfter(earliest) ? last : earliest, ledger.now());
            int[] cells = {Side.OLD.cell(key), Side.NEW.cell(key)};
            if (!window.isZero()) {
                labels += windows.over(
                                window, ledger.now().getEpochSecond(), cells, Detail.NUMBERS, Totals.NO_HISTOGRAM)
                        .count(Tally.UNLABELLED);
            }
        }
        return labels;
    }

    private Map<String, String> smokeTest(Site platform, Map<String, String> segment) {
        var side = platform.kind() == EstateSystem.LEGACY_OMS ? Side.OLD : Side.NEW;
        String intake = ledger.world().switchboard().intake(side, segment);
        String failing = ledger.world().faults().active().stream()
                .map(ActiveFault::fault)
                .filter(fault -> keepsOrdersFrom(fault, platform) && Segments.overlap(fault.segment(), segment))
                .map(fault -> fault.site().name())
                .distinct()
                .collect(Collectors.joining(","));
        var answer = new TreeMap<String, String>();
        answer.put("intake", intake);
        answer.put("failing", failing.isEmpty() ? "nothing" : failing);
        answer.put("passed", Boolean.toString(failing.isEmpty() && intake.equals("open")));
        return answer;
    }

    private static boolean keepsOrdersFrom(Fault fault, Site platform) {
        boolean isOnTheWay = fault.site().equals(platform)
                || (fault.system().worksOnOrders() && !fault.system().isPlatform());
        return isOnTheWay && (fault.kind() == FaultKind.FAIL || fault.kind() == FaultKind.CRASH);
    }

    private static void checkSame(Control.ActionDone known, ActionRequest request) {
        if (!known.call().equals(request.call()) || !known.arguments().equals(request.arguments())) {
            throw new EstateException(
                    "idempotency key '" + known.key() + "' was used for " + known.call() + known.arguments(),
                    "give " + request.call() + request.arguments() + " a key of its own");
        }
    }
}
