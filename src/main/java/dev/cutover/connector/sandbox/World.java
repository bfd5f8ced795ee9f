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
    private final RoutingTable routing;
    private final Switchboard switchboard;
    private final Faults faults = new Faults();
    private final Agenda agenda = new Agenda();
    private final Map<String, Control.ActionDone> requests = new HashMap<>();
    private final Map<String, ActionReceipt> receipts = new HashMap<>();
    private final List<Control> queue = new ArrayList<>();
    private final Timeline timeline;
    private Instant now;

    World(Segments segments, Instant start) {
        this.segments = segments;
        this.routing = new RoutingTable(segments, start);
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
        if (control instanceof Control.SetWeight weight) {
            if (weight.queued()) {
                queue.add(weight);
            } else {
                set(weight, now);
            }
        } else if (control instanceof Control.ActionDone action) {
            requests.putIfAbsent(action.key(), action);
            if (action.queued()) {
                queue.add(action);
            } else {
                accept(action, now);
            }
        } else if (control instanceof Control.FaultOn on) {
            begin(on.fault());
        } else if (control instanceof Control.FaultOff off) {
            end(off.faultId(), now);
        }
    }

    Instant now() {
        return now;
    }

    RoutingTable routing() {
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

    private void set(Control.SetWeight weight, Instant at) {
        routing.set(segments.matching(weight.segment()), weight.expected(), weight.target(), at);
        timeline.change(at, conditions());
    }

    private void accept(Control.ActionDone action, Instant at) {
        var inForceAt = at.plus(action.takes());
        var receipt = new ActionReceipt(action.key(), action.call(), at, inForceAt, action.output(), false);
        if (receipts.putIfAbsent(action.key(), receipt) == null) {
            agenda.plan(inForceAt, moment -> {
                switchboard.take(action.call(), action.arguments(), moment);
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
            if (fault.kind() == FaultKind.HANG && !faults.hangs(fault.system())) {
                workOff(fault.system(), at);
            }
        });
    }

    /** A system that hung gets round to what it was told meanwhile, though nobody waits for the answer any more. */
    private void workOff(EstateSystem system, Instant at) {
        var waiting = List.copyOf(queue);
        queue.clear();
        for (Control control : waiting) {
            if (!systemOf(control).equals(system)) {
                queue.add(control);
            } else if (control instanceof Control.SetWeight weight) {
                set(weight, at);
            } else if (control instanceof Control.ActionDone action) {
                accept(action, at);
            }
        }
    }

    private static EstateSystem systemOf(Control control) {
        return control instanceof Control.ActionDone action
                ? EstateSystem.named(action.call().substring(0, action.call().indexOf('.')))
                : EstateSystem.INGRESS;
    }

    private Conditions conditions() {
        return new Conditions(
                segments,
                routing.weights(),
                switchboard.closed(),
                switchboard.isDualWrite(),
                switchboard.areCachesWarm(),
                faults.active());
    }
}
