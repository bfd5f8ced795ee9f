package dev.cutover.connector.sandbox.estate.faults;

import dev.cutover.connector.sandbox.estate.platform.EstateException;
import dev.cutover.connector.sandbox.estate.platform.EstateSite;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A fault of a system.
 *
 * @param id identifies it; a fault that is injected twice counts once
 * @param rate how many of 10,000 orders or calls it strikes, 1 to 10,000
 * @param segment the traffic that it strikes; empty for all
 * @param lasts after what time it ends by itself; empty if it lasts until it is lifted
 * @param magnitude see {@link FaultKind#usualMagnitude}
 */
public record Fault(
        String id,
        EstateSite estateSite,
        FaultKind kind,
        int rate,
        Map<String, String> segment,
        Optional<Duration> lasts,
        int magnitude) {

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
                    "'" + kind + "' cannot happen at " + estateSite, "it can happen at " + places(kind));
        }
    }

    public EstateSystem system() {
        return estateSite.kind();
    }

    private static String places(FaultKind kind) {
        return Arrays.stream(EstateSystem.values())
                .filter(kind::isPossibleAt)
                .map(EstateSystem::id)
                .collect(Collectors.joining(", "));
    }
}
