package dev.cutover.run.ledger;

import dev.cutover.model.Scope;
import dev.cutover.model.StepId;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.RequestFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.StepFact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When faults were injected, steps failed and people held the run or began to ask for a rollback: the beginning of a
 * rollback's clock. Not thread-safe.
 */
public final class FaultSigns {
    private final List<Injected> injected = new ArrayList<>();
    private final Map<StepId, Instant> failed = new LinkedHashMap<>();
    private final Map<String, Asking> asking = new LinkedHashMap<>();
    private @Nullable Instant held;

    /**
     * An injected fault.
     *
     * @param lasts empty if it lasts until it is lifted
     */
    public record Injected(Instant at, Optional<Duration> lasts) {
        public boolean isOver(Instant now) {
            return lasts.filter(span -> at.plus(span).isBefore(now)).isPresent();
        }
    }

    /** Somebody is about to ask for a rollback of the scope, since that instant. */
    public record Asking(Instant since, Scope scope) {}

    /** In the order in which they were injected. */
    public List<Injected> injected() {
        return Collections.unmodifiableList(injected);
    }

    /** The steps that have failed and not succeeded since, each with its first failure. */
    public Map<StepId, Instant> failed() {
        return Collections.unmodifiableMap(failed);
    }

    /** Since when people hold the run; empty if they do not. */
    public Optional<Instant> held() {
        return Optional.ofNullable(held);
    }

    /**
     * Whoever freezes ramps since they are about to ask for a rollback; without those that have gone, and without
     * freezes that are a part of a request.
     */
    public List<Asking> asking() {
        return List.copyOf(asking.values());
    }

    void see(Event event) {
        var fact = event.fact();
        if (fact instanceof StepFact.Failed failure) {
            failed.putIfAbsent(failure.step(), event.at());
        } else if (fact instanceof StepFact.Succeeded success) {
            failed.remove(success.step());
        } else if (fact instanceof StepFact.Skipped skipped) {
            failed.remove(skipped.step());
        } else if (fact instanceof RunFact.RunNote note) {
            note.fault().ifPresent(fault -> injected.add(new Injected(event.at(), fault.lasts())));
        } else if (fact instanceof RunFact.Held hold) {
            held = hold.by().equals(Event.ENGINE) ? held : event.at();
        } else if (fact instanceof RunFact.Continued) {
            held = null;
        } else if (fact instanceof RunFact.Ended ended) {
            see(ended);
        } else if (fact instanceof RequestFact request) {
            see(request, event.at());
        }
    }

    /** A run that has completed has got over what was seen in it: its rollback answers something else. */
    private void see(RunFact.Ended ended) {
        if (ended.ending().isCompleted()) {
            failed.clear();
            held = null;
        }
    }

    private void see(RequestFact fact, Instant at) {
        if (fact instanceof RequestFact.RampsFrozen frozen && frozen.atOnce()) {
            asking.remove(frozen.id());
        } else if (fact instanceof RequestFact.RampsFrozen frozen) {
            asking.merge(
                    frozen.id(),
                    new Asking(at, frozen.scope()),
                    (first, again) -> new Asking(first.since(), again.scope()));
        } else if (fact instanceof RequestFact.RampsReleased released) {
            asking.remove(released.id());
        } else if (!(fact instanceof RequestFact.Received || fact instanceof RequestFact.Settled)) {
            throw new IllegalStateException("no sign of " + fact.getClass());
        }
    }
}
