package dev.cutover.connector.sandbox.estate;

import dev.cutover.connector.sandbox.estate.actions.ActionReceipt;
import dev.cutover.connector.sandbox.estate.actions.ActionRequest;
import dev.cutover.connector.sandbox.estate.actions.EstateAction;
import dev.cutover.connector.sandbox.estate.actions.OrderActions;
import dev.cutover.connector.sandbox.estate.control.EstateControl;
import dev.cutover.connector.sandbox.estate.faults.ActiveFault;
import dev.cutover.connector.sandbox.estate.faults.CallOutcome;
import dev.cutover.connector.sandbox.estate.faults.Fault;
import dev.cutover.connector.sandbox.estate.faults.FaultKind;
import dev.cutover.connector.sandbox.estate.metrics.CounterTotals;
import dev.cutover.connector.sandbox.estate.metrics.Counters;
import dev.cutover.connector.sandbox.estate.metrics.MetricWindow;
import dev.cutover.connector.sandbox.estate.metrics.OrderDetail;
import dev.cutover.connector.sandbox.estate.platform.EstateException;
import dev.cutover.connector.sandbox.estate.platform.EstateSite;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import dev.cutover.connector.sandbox.estate.platform.PlatformSide;
import dev.cutover.connector.sandbox.estate.platform.RoutingKeys;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Performs actions on systems and reads their status. Not thread-safe. */
final class ActionDesk {
    private static final Duration REISSUE_WINDOW = Duration.ofHours(1);

    private final EstateLedger estateLedger;
    private final RoutingKeys routingKeys;
    private final MetricWindow windows;
    private final OrderDesk orderDesk;

    ActionDesk(EstateLedger estateLedger, RoutingKeys routingKeys, MetricWindow windows, OrderDesk orderDesk) {
        this.orderDesk = orderDesk;
        this.estateLedger = estateLedger;
        this.routingKeys = routingKeys;
        this.windows = windows;
    }

    ActionReceipt act(ActionRequest request) {
        request.check(routingKeys);
        if (request.estateAction().isRead()) {
            throw new EstateException(request.call() + " changes nothing", "read it instead");
        }
        var estateState = estateLedger.state();
        estateState.request(request.key()).ifPresent(known -> checkSame(known, request));
        estateLedger.checkFence(request.fence());
        var callOutcome = estateLedger.callOutcome(request.estateSite(), request.key(), request.segment());
        boolean isForgotten =
                !estateState.remembersKeys() && request.orderCall().isPresent();
        if (callOutcome == CallOutcome.HANGS
                && (isForgotten || estateState.request(request.key()).isEmpty())) {
            estateLedger.record(control(request, true));
        }
        callOutcome.beforeEffect(request.estateSite());
        var known = estateState.receipt(request.key()).filter(receipt -> !isForgotten);
        var refused = known.flatMap(receipt -> request.orderCall()).flatMap(orderDesk::refused);
        if (known.isEmpty()) {
            estateLedger.record(control(request, false));
        }
        refused.ifPresent(again -> estateLedger.record(control(request.only(again), false)));
        callOutcome.afterEffect(request.estateSite());
        return known.map(receipt -> refused.isPresent() ? receipt : receipt.again())
                .orElseGet(() -> estateState.receipt(request.key()).orElseThrow());
    }

    /** The receipt of a request; empty if the system has never seen its key, or has not performed it yet. */
    Optional<ActionReceipt> receipt(EstateSite estateSite, String key) {
        estateLedger.read(estateSite, "receipt " + key, Map.of());
        return estateLedger.state().receipt(key);
    }

    /** Whether a request is queued at a system that hung when it arrived. */
    boolean isWaiting(String key) {
        return estateLedger.state().request(key).isPresent()
                && estateLedger.state().receipt(key).isEmpty();
    }

    Map<String, String> read(ActionRequest request) {
        request.check(routingKeys);
        if (!request.estateAction().isRead()) {
            throw new EstateException(
                    request.call() + " changes something", "call it as an action, with an idempotency key");
        }
        estateLedger.read(request.estateSite(), request.estateAction().name(), request.segment());
        String order = request.arguments().get(OrderActions.ORDER);
        if (order != null && request.estateAction().name().equals(OrderActions.ORDER)) {
            return orderDesk.facts(request.estateSite().kind(), order);
        }
        return request.estateAction().name().equals(EstateAction.SMOKE_TEST)
                ? smokeTest(request.estateSite(), request.arguments())
                : estateLedger.state().toggles().status(request.estateSite(), request.segment());
    }

    private EstateControl.ActionDone control(ActionRequest request, boolean queued) {
        return new EstateControl.ActionDone(
                estateLedger.now(),
                request.key(),
                request.call(),
                request.arguments(),
                request.estateAction().takes(),
                output(request),
                request.fence(),
                queued);
    }

    private Map<String, String> output(ActionRequest request) {
        return switch (request.call()) {
            case "inventory.snapshot" -> Map.of("snapshot", estateLedger.now().toString());
            case "labels.reissue" -> Map.of("labels", Long.toString(unprinted(request.arguments())));
            default -> request.estateAction().sets();
        };
    }

    /** The number of labels of the last hour that failed to print and have not been reprinted since. */
    private long unprinted(Map<String, String> segment) {
        long labels = 0;
        for (int key : routingKeys.matching(segment)) {
            var earliest = estateLedger.now().minus(REISSUE_WINDOW);
            var last = estateLedger.state().toggles().reissued(key);
            var window = Duration.between(last.isAfter(earliest) ? last : earliest, estateLedger.now());
            int[] cells = {PlatformSide.OLD.cell(key), PlatformSide.NEW.cell(key)};
            if (!window.isZero()) {
                labels += windows.over(
                                window,
                                estateLedger.now().getEpochSecond(),
                                cells,
                                OrderDetail.NUMBERS,
                                CounterTotals.NO_HISTOGRAM)
                        .count(Counters.UNLABELLED);
            }
        }
        return labels;
    }

    private Map<String, String> smokeTest(EstateSite platform, Map<String, String> segment) {
        var platformSide = platform.kind() == EstateSystem.LEGACY_OMS ? PlatformSide.OLD : PlatformSide.NEW;
        String intake = estateLedger.state().toggles().intake(platformSide, segment);
        String failing = estateLedger.state().faults().active().stream()
                .map(ActiveFault::fault)
                .filter(fault -> keepsOrdersFrom(fault, platform) && RoutingKeys.overlap(fault.segment(), segment))
                .map(fault -> fault.estateSite().name())
                .distinct()
                .collect(Collectors.joining(","));
        var answer = new TreeMap<String, String>();
        answer.put("intake", intake);
        answer.put("failing", failing.isEmpty() ? "nothing" : failing);
        answer.put("passed", Boolean.toString(failing.isEmpty() && intake.equals("open")));
        return answer;
    }

    private static boolean keepsOrdersFrom(Fault fault, EstateSite platform) {
        boolean isOnTheWay = fault.estateSite().equals(platform)
                || (fault.system().worksOnOrders() && !fault.system().isPlatform());
        return isOnTheWay && (fault.kind() == FaultKind.FAIL || fault.kind() == FaultKind.CRASH);
    }

    private static void checkSame(EstateControl.ActionDone known, ActionRequest request) {
        if (!known.call().equals(request.call()) || !known.arguments().equals(request.arguments())) {
            throw new EstateException(
                    "idempotency key '" + known.key() + "' was used for " + known.call() + known.arguments(),
                    "give " + request.call() + request.arguments() + " a key of its own");
        }
    }
}
