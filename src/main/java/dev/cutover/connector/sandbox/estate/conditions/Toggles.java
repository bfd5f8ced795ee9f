package dev.cutover.connector.sandbox.estate.conditions;

import dev.cutover.connector.sandbox.estate.actions.ActionCatalog;
import dev.cutover.connector.sandbox.estate.book.EventFamily;
import dev.cutover.connector.sandbox.estate.control.EstateControl;
import dev.cutover.connector.sandbox.estate.platform.EstateSite;
import dev.cutover.connector.sandbox.estate.platform.PlatformSide;
import dev.cutover.connector.sandbox.estate.platform.RoutingKeys;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The switches that actions have set, and the status that each system reports. Not thread-safe. */
public final class Toggles {
    private static final String EVERY_SERVICE = "everything";

    private final RoutingKeys routingKeys;
    private final boolean[] closed;
    private final Set<String> frozen = new TreeSet<>();
    private final DualWrite dualWrite;
    private boolean cachesWarm;
    private boolean notificationsPaused;
    private boolean capturesHeld;
    private @Nullable Instant snapshot;
    private final Map<EstateSite, TreeMap<String, String>> facts = new HashMap<>();
    private final Instant[] reissued;

    public Toggles(RoutingKeys routingKeys) {
        this.routingKeys = routingKeys;
        this.dualWrite = new DualWrite(routingKeys);
        this.closed = new boolean[2 * routingKeys.count()];
        this.reissued = new Instant[routingKeys.count()];
        Arrays.fill(reissued, Instant.MIN);
    }

    public void take(EstateControl.ActionDone action, Instant at) {
        var arguments = action.arguments();
        switch (action.call()) {
            case "releases.freeze" -> freeze(arguments);
            case "releases.unfreeze" -> unfreeze(arguments);
            case "legacy-oms.open-intake" -> intake(PlatformSide.OLD, arguments, true);
            case "legacy-oms.close-intake" -> intake(PlatformSide.OLD, arguments, false);
            case "orchestrator.open-intake" -> intake(PlatformSide.NEW, arguments, true);
            case "orchestrator.close-intake" -> intake(PlatformSide.NEW, arguments, false);
            case "orchestrator.enable-dual-write" -> dualWrite.turn(arguments, true);
            case "orchestrator.disable-dual-write" -> dualWrite.turn(arguments, false);
            case "caches.warm" -> cachesWarm = true;
            case "caches.clear" -> cachesWarm = false;
            case "notifications.pause" -> notificationsPaused = true;
            case "notifications.resume" -> notificationsPaused = false;
            case "payments.hold-captures" -> capturesHeld = true;
            case "payments.release-captures" -> capturesHeld = false;
            case "inventory.snapshot" -> snapshot = at;
            case "labels.reissue" -> {
                for (int key : routingKeys.matching(arguments)) {
                    reissued[key] = at;
                }
            }
            default -> note(action);
        }
    }

    /** The answer of a system to {@code status}. */
    public Map<String, String> status(EstateSite estateSite, Map<String, String> segment) {
        var answer = new TreeMap<String, String>();
        answer.put("answering", "true");
        switch (estateSite.kind()) {
            case RELEASES -> {
                answer.put("state", frozen.isEmpty() ? "open" : "frozen");
                answer.put("frozen", frozen.isEmpty() ? "nothing" : String.join(",", frozen));
            }
            case LEGACY_OMS -> answer.put("intake", intake(PlatformSide.OLD, segment));
            case ORCHESTRATOR -> {
                answer.put("intake", intake(PlatformSide.NEW, segment));
                answer.put("dual-write", dualWrite.state(segment));
                answer.put("mirrored", dualWrite.copied(segment));
            }
            case CACHES -> answer.put("state", cachesWarm ? "warm" : "cold");
            case NOTIFICATIONS -> answer.put("state", notificationsPaused ? "paused" : "sending");
            case PAYMENTS -> answer.put("captures", capturesHeld ? "held" : "flowing");
            case INVENTORY -> answer.put("snapshot", snapshot == null ? "none" : snapshot.toString());
            case LABELS -> answer.put("reissued", lastReissue());
            default -> answer.put("state", "up");
        }
        answer.putAll(facts.getOrDefault(estateSite, new TreeMap<>()));
        return Collections.unmodifiableMap(answer);
    }

    /**
     * Whether a platform takes orders: {@code open}, {@code closed}, or {@code partly} in a segment of several keys.
     */
    public String intake(PlatformSide platformSide, Map<String, String> segment) {
        int[] keys = routingKeys.matching(segment);
        long shut =
                IntStream.of(keys).filter(key -> closed[platformSide.cell(key)]).count();
        return shut == 0 ? "open" : shut == keys.length ? "closed" : "partly";
    }

    /** For each key, the families of events that are copied to the other platform. */
    List<Set<EventFamily>> mirrored() {
        return dualWrite.families();
    }

    boolean areCachesWarm() {
        return cachesWarm;
    }

    boolean areCapturesHeld() {
        return capturesHeld;
    }

    boolean[] closed() {
        return closed.clone();
    }

    /** When the labels of a key were last reprinted; {@link Instant#MIN} if never. */
    public Instant reissued(int key) {
        return reissued[key];
    }

    /** An action without an effect of its own only sets the system's status. */
    private void note(EstateControl.ActionDone action) {
        var known = facts.computeIfAbsent(action.site(), estateSite -> new TreeMap<>());
        known.putAll(action.output());
        if (action.call().endsWith("." + ActionCatalog.SEND)) {
            known.merge("messages", "1", (before, one) -> Integer.toString(Integer.parseInt(before) + 1));
        }
    }

    private void freeze(Map<String, String> arguments) {
        frozen.addAll(services(arguments));
    }

    private void unfreeze(Map<String, String> arguments) {
        if (arguments.containsKey("services")) {
            frozen.removeAll(services(arguments));
        } else {
            frozen.clear();
        }
    }

    private static Set<String> services(Map<String, String> arguments) {
        return Pattern.compile(",")
                .splitAsStream(arguments.getOrDefault("services", EVERY_SERVICE))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }

    private void intake(PlatformSide platformSide, Map<String, String> segment, boolean open) {
        for (int key : routingKeys.matching(segment)) {
            closed[platformSide.cell(key)] = !open;
        }
    }

    private String lastReissue() {
        var last = Collections.max(Arrays.asList(reissued));
        return last.equals(Instant.MIN) ? "never" : last.toString();
    }
}
