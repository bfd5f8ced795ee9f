package dev.cutover.connector.sandbox.estate;

import dev.cutover.connector.sandbox.estate.actions.ActionReceipt;
import dev.cutover.connector.sandbox.estate.command.OrderCall;
import dev.cutover.connector.sandbox.estate.command.OrderOverlay;
import dev.cutover.connector.sandbox.estate.conditions.ConditionTimeline;
import dev.cutover.connector.sandbox.estate.conditions.EstateSchedule;
import dev.cutover.connector.sandbox.estate.conditions.OrderConditions;
import dev.cutover.connector.sandbox.estate.conditions.Toggles;
import dev.cutover.connector.sandbox.estate.control.EstateControl;
import dev.cutover.connector.sandbox.estate.faults.ActiveFaults;
import dev.cutover.connector.sandbox.estate.faults.BookFaults;
import dev.cutover.connector.sandbox.estate.faults.Fault;
import dev.cutover.connector.sandbox.estate.faults.FaultKind;
import dev.cutover.connector.sandbox.estate.platform.EstateSite;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import dev.cutover.connector.sandbox.estate.platform.RoutingKeys;
import dev.cutover.connector.sandbox.estate.routing.RoutingTables;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The state of the estate: the one place where controls take effect. Not thread-safe.
 *
 * <p>Controls are applied in the order of their times. An effect that is scheduled for the same time is applied first.
 */
final class EstateState {
    private final RoutingKeys routingKeys;
    private final RoutingTables routing;
    private final Toggles toggles;
    private final ActiveFaults activeFaults = new ActiveFaults();
    private final EstateSchedule estateSchedule = new EstateSchedule();
    private final Map<String, EstateControl.ActionDone> requests = new HashMap<>();
    private final Map<String, ActionReceipt> receipts = new HashMap<>();
    private final List<EstateControl> queue = new ArrayList<>();
    private final OrderOverlay overlay = new OrderOverlay();
    private final boolean remembersKeys;
    private final ConditionTimeline conditionTimeline;
    private BookFaults bookFaults = BookFaults.NONE;
    private Instant now;
    private long fence;

    /** @param remembersKeys whether a command for an order is carried out once for each idempotency key */
    EstateState(RoutingKeys routingKeys, boolean remembersKeys, Instant start) {
        this.remembersKeys = remembersKeys;
        this.routingKeys = routingKeys;
        this.routing = new RoutingTables(routingKeys, start);
        this.toggles = new Toggles(routingKeys);
        this.conditionTimeline = new ConditionTimeline(conditions());
        this.now = start;
    }

    /** Runs what is scheduled until then. Time never moves backwards: an earlier moment changes nothing. */
    void advance(Instant until) {
        estateSchedule.run(until);
        now = until.isAfter(now) ? until : now;
    }

    void apply(EstateControl estateControl) {
        advance(estateControl.at());
        if (estateControl instanceof EstateControl.SetWeights weights) {
            arrive(weights, weights.queued());
        } else if (estateControl instanceof EstateControl.ActionDone action) {
            requests.putIfAbsent(action.key(), action);
            arrive(action, action.queued());
        } else if (estateControl instanceof EstateControl.FaultOn on) {
            begin(on.fault());
        } else if (estateControl instanceof EstateControl.FaultOff off) {
            end(off.faultId(), now);
        } else if (!(estateControl instanceof EstateControl.Opened)) {
            throw new IllegalStateException("no control of the estate: " + estateControl.getClass());
        }
    }

    Instant now() {
        return now;
    }

    /** The highest fence that a performed request carried. */
    long fence() {
        return fence;
    }

    RoutingTables routing() {
        return routing;
    }

    Toggles toggles() {
        return toggles;
    }

    ActiveFaults faults() {
        return activeFaults;
    }

    /** The faults of books until now. */
    BookFaults bookFaults() {
        return bookFaults;
    }

    ConditionTimeline timeline() {
        return conditionTimeline;
    }

    /** The first request that used an idempotency key, whether it has been performed or is still queued. */
    Optional<EstateControl.ActionDone> request(String key) {
        return Optional.ofNullable(requests.get(key));
    }

    Optional<ActionReceipt> receipt(String key) {
        return Optional.ofNullable(receipts.get(key));
    }

    /** What was commanded for single orders. */
    OrderOverlay overlay() {
        return overlay;
    }

    /** Whether a command for an order is carried out once for each idempotency key. */
    boolean remembersKeys() {
        return remembersKeys;
    }

    private void arrive(EstateControl estateControl, boolean queued) {
        if (queued) {
            queue.add(estateControl);
        } else {
            workOn(estateControl, now);
        }
    }

    private void workOn(EstateControl estateControl, Instant at) {
        if (estateControl instanceof EstateControl.SetWeights weights) {
            if (raiseFence(weights.fence())) {
                routing.change(weights.flow()).set(weights.orders(), at);
                conditionTimeline.change(at, conditions());
            }
        } else if (estateControl instanceof EstateControl.ActionDone action) {
            if (raiseFence(action.fence())) {
                accept(action, at);
            }
        } else {
            throw new IllegalStateException("no request: " + estateControl.getClass());
        }
    }

    /** Returns false if a later runner has sent a request meanwhile: the earlier runner's request is dropped. */
    private boolean raiseFence(long seen) {
        if (seen < fence) {
            return false;
        }
        fence = seen;
        return true;
    }

    private void accept(EstateControl.ActionDone action, Instant at) {
        var inForceAt = at.plus(action.takes());
        var receipt = new ActionReceipt(action.key(), action.call(), at, inForceAt, action.output(), false);
        boolean isNew = receipts.putIfAbsent(action.key(), receipt) == null;
        var orderCall = orderCall(action);
        if (orderCall.isPresent()) {
            // What comes again unqueued is tried again on purpose; a queued one has been overtaken by it.
            if (isNew || !action.queued() || !remembersKeys) {
                overlay.take(orderCall.get(), at);
            }
        } else if (isNew) {
            estateSchedule.plan(inForceAt, moment -> {
                toggles.take(action, moment);
                conditionTimeline.change(moment, conditions());
            });
        }
    }

    /** Only commands for orders take no time: an operation of the environment that is named like one takes some. */
    private static Optional<OrderCall> orderCall(EstateControl.ActionDone action) {
        if (!action.takes().isZero()) {
            return Optional.empty();
        }
        var site = action.site();
        return OrderCall.of(
                site.kind(), action.call().substring(site.name().length() + 1), action.arguments(), action.key());
    }

    private void begin(Fault fault) {
        if (!activeFaults.begin(fault)) {
            return;
        }
        if (fault.kind() == FaultKind.ROUTER_FORGETS) {
            routing.forget(routingKeys.matching(fault.segment()), now);
        }
        if (fault.kind().isOfBooks()) {
            int[] keys = routingKeys.matching(fault.segment());
            bookFaults = bookFaults.begun(fault, keys, ConditionTimeline.firstSecond(now));
        } else {
            conditionTimeline.change(now, conditions());
        }
        fault.lasts().ifPresent(lasts -> estateSchedule.plan(now.plus(lasts), moment -> end(fault.id(), moment)));
    }

    private void end(String faultId, Instant at) {
        activeFaults.end(faultId).ifPresent(fault -> {
            if (fault.kind().isOfBooks()) {
                bookFaults = bookFaults.ended(faultId, ConditionTimeline.firstSecond(at));
                return;
            }
            conditionTimeline.change(at, conditions());
            if (fault.kind() == FaultKind.HANG && !activeFaults.hangs(fault.estateSite())) {
                workOff(fault.estateSite(), at);
            }
        });
    }

    /** Performs what was queued while the system hung, although its callers have timed out by now. */
    private void workOff(EstateSite estateSite, Instant at) {
        var waiting = List.copyOf(queue);
        queue.clear();
        for (EstateControl estateControl : waiting) {
            if (siteOf(estateControl).equals(estateSite)) {
                workOn(estateControl, at);
            } else {
                queue.add(estateControl);
            }
        }
    }

    private static EstateSite siteOf(EstateControl estateControl) {
        return estateControl instanceof EstateControl.ActionDone action
                ? action.site()
                : EstateSite.of(EstateSystem.INGRESS);
    }

    private OrderConditions conditions() {
        return new OrderConditions(routingKeys, routing.weightsOfOrders(), toggles, activeFaults.active());
    }
}
