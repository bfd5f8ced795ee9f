package dev.cutover.connector.sandbox.estate.faults;

import dev.cutover.connector.sandbox.estate.book.Stage;
import dev.cutover.connector.sandbox.estate.platform.EstateException;
import dev.cutover.connector.sandbox.estate.platform.EstateSite;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A fault of a system.
 *
 * @param id identifies it; a fault that is injected twice counts once
 * @param rate how many of 10,000 orders, events or calls it strikes, 1 to 10,000
 * @param segment the traffic that it strikes; empty for all
 * @param lasts after what time it ends by itself; empty if it lasts until it is lifted
 * @param magnitude see {@link FaultKind#usualMagnitude}
 * @param stage the stage that it is limited to; empty where it is about any event or knows no stages. If none is given,
 *     {@link FaultKind#usualStage}
 */
public record Fault(
        String id,
        EstateSite estateSite,
        FaultKind kind,
        int rate,
        Map<String, String> segment,
        Optional<Duration> lasts,
        int magnitude,
        Optional<Stage> stage) {

    public static final int ALWAYS = 10_000;

    /** The largest magnitude; of what is late, an hour in seconds. */
    public static final int LARGEST = 3_600;

    public Fault {
        segment = Collections.unmodifiableMap(new TreeMap<>(segment));
        if (rate < 1 || rate > ALWAYS) {
            throw new EstateException(
                    "a fault cannot have a rate of " + rate + " basis points", "give 1 to 10000 (0.01 % to 100 %)");
        }
        if (lasts.isPresent() && (lasts.get().isNegative() || lasts.get().isZero())) {
            throw new EstateException("a fault cannot last for " + lasts.get(), "give a duration above zero, or none");
        }
        if (magnitude < 0 || magnitude > LARGEST) {
            throw new EstateException("a fault cannot have a magnitude of " + magnitude, "give 0 to " + LARGEST);
        }
        if (!kind.isPossibleAt(estateSite.kind())) {
            throw new EstateException(
                    "'" + kind + "' cannot happen at " + estateSite, "it can happen at " + names(kind.places()));
        }
        if (kind == FaultKind.CHANGING_ORDERS && magnitude == 0) {
            throw new EstateException("orders cannot change every 0 seconds", "give at least one second");
        }
        var possible = kind.stagesAt(estateSite.kind());
        if (stage.isPresent() && !possible.contains(stage.get())) {
            throw new EstateException(
                    "'" + kind + "' cannot strike the stage '" + stage.get() + "' at " + estateSite,
                    possible.isEmpty() ? "leave the stage out" : "it can strike " + names(possible));
        }
        stage = stage.or(() -> kind.usualStage(estateSite.kind()));
    }

    public EstateSystem system() {
        return estateSite.kind();
    }

    private static String names(Collection<?> things) {
        return things.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
