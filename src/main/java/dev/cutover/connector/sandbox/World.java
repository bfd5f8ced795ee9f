package dev.cutover.connector.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the controls have made of the estate so far: the one place where they take effect. Not thread-safe.
 *
 * <p>Controls come in the order of their moments; what is planned for the same moment comes before them.
 */
final class World {
    private final Segments segments;
    private final RoutingTables routing;
    private final Switchboard switchboard;
    private final Faults faults = new Faults();
    private final Agenda agenda = new Agenda();
    private final Map<String, Control.ActionDone> requests = new HashMap<>();
    private final Map<String, ActionReceipt> receipts = new HashMap<>();
    private final List<Control> queue = new ArrayList<>();
    private final Timeline timeline;
    private Instant now;
    private long fence;

    World(Segments segments, Instant start) {
        this.segments = segments;
        this.routing = new RoutingTables(segments, start);
        this.switchboard = new Switchboard(segments);
        this.timeline = new Timeline(conditions());
        this.now = start;
    }

    /** Never goes back: an earlier moment changes nothing. */
    void advance(Instant until) {
        agenda.run(until);
        now = until.isAfter(now) ? until : now;
    }

    void apply(Control control) {
        advance(control.at());
        if (control instanceof Control.SetWeights weights) {
            arrive(weights, weights.queued());
        } else if (control instanceof Control.ActionDone action) {
            requests.putIfAbsent(action.key(), action);
            arrive(action, action.queued());
        } else if (control instanceof Control.FaultOn on) {
            begin(on.fault());
        } else if (control instanceof Control.FaultOff off) {
            end(off.faultId(), now);
        }
    }

    Instant now() {
        return now;
    }

    /** The highest that came with a request. */
    long fence() {
        return fence;
    }

    RoutingTables routing() {
        return routing;
    }

    Switchboard switchboard() {
        return switchboard;
    }

    Faults faults() {
        return faults;
    }

    Timeline timeline() {
        return timeline;
    }

    /** The first request that used a key, whether it has been got round to or not. */
    Optional<Control.ActionDone> request(String key) {
        return Optional.ofNullable(requests.get(key));
    }

    Optional<ActionReceipt> receipt(String key) {
        return Optional.ofNullable(receipts.get(key));
    }

    private void arrive(Control control, boolean queued) {
        if (queued) {
            queue.add(control);
        } else {
            workOn(control, now);
        }
    }

    private void workOn(Control control, Instant at) {
        if (control instanceof Control.SetWeights weights && raiseFence(weights.fence())) {
            routing.change(weights.flow()).set(weights.orders(), at);
            timeline.change(at, conditions());
        } else if (control instanceof Control.ActionDone action && raiseFence(action.fence())) {
            accept(action, at);
        }
    }

    /** Returns false if a later runner has been here meanwhile: what the earlier one asked for is dropped. */
    private boolean raiseFence(long seen) {
        if (seen < fence) {
            return false;
        }
        fence = seen;
        return true;
    }

    private void accept(Control.ActionDone action, Instant at) {
        var inForceAt = at.plus(action.takes());
        var receipt = new ActionReceipt(action.key(), action.call(), at, inForceAt, action.output(), false);
        if (receipts.putIfAbsent(action.key(), receipt) == null) {
            agenda.plan(inForceAt, moment -> {
                switchboard.take(action, moment);
                timeline.change(moment, conditions());
            });
        }
    }

    private void begin(Fault fault) {
        if (!faults.begin(fault)) {
            return;
        }
        if (fault.kind() == FaultKind.ROUTER_FORGETS) {
            routing.forget(segments.matching(fault.segment()), now);
        }
        timeline.change(now, conditions());
        fault.lasts().ifPresent(lasts -> agenda.plan(now.plus(lasts), moment -> end(fault.id(), moment)));
    }

    private void end(String faultId, Instant at) {
        faults.end(faultId).ifPresent(fault -> {
            timeline.change(at, conditions());
            if (fault.kind() == FaultKind.HANG && !faults.hangs(fault.site())) {
                workOff(fault.site(), at);
            }
        });
    }

    /** A system that hung gets round to what it was told meanwhile, though nobody waits for the answer any more. */
    private void workOff(Site site, Instant at) {
        var waiting = List.copyOf(queue);
        queue.clear();
        for (Control control : waiting) {
            if (siteOf(control).equals(site)) {
                workOn(control, at);
            } else {
                queue.add(control);
            }
        }
    }

    private static Site siteOf(Control control) {
        return control instanceof Control.ActionDone action ? action.site() : Site.of(EstateSystem.INGRESS);
    }

    private Conditions conditions() {
        return new Conditions(segments, routing.weightsOfOrders(), switchboard, faults.active());
    }
}
