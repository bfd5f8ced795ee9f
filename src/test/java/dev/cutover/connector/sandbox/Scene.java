package dev.cutover.connector.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** An estate in the middle of the night, with short words for what the tests do to it. */
final class Scene {
    static final Instant START = Instant.parse("2026-01-15T02:00:00Z");
    static final Map<String, String> EVERYWHERE = Map.of();
    static final Map<String, String> US_EAST = Map.of("region", "us-east");
    static final Map<String, String> US_WEST = Map.of("region", "us-west");
    static final Map<String, String> EXCHANGES = Map.of("region", "us-west", "lane", "exchange");
    static final String ORDERS = "orders";
    static final Site METERS = Site.of(EstateSystem.METRICS);
    static final Duration WINDOW = Duration.ofMinutes(1);

    final Estate estate;

    Scene() {
        this(new MemoryControlLog());
    }

    Scene(ControlLog log) {
        this(log, START);
    }

    Scene(ControlLog log, Instant now) {
        this(Estate.open(EstateConfig.retail(42), log, now));
    }

    Scene(Estate estate) {
        this.estate = estate;
    }

    Scene pass(Duration time) {
        estate.advanceTo(estate.now().plus(time));
        return this;
    }

    Scene pass(int seconds) {
        return pass(Duration.ofSeconds(seconds));
    }

    Scene weigh(Map<String, String> segment, int basisPoints) {
        estate.setWeights(ORDERS, List.of(new WeightOrder(segment, OptionalInt.empty(), basisPoints)), 1);
        return this;
    }

    Scene inject(Fault fault) {
        estate.inject(fault);
        return this;
    }

    Scene inject(Mishap mishap) {
        return inject(mishap.fault());
    }

    ActionReceipt tell(EstateSystem system, String action, Map<String, String> arguments, String key) {
        return estate.act(request(system, action, arguments, key));
    }

    ActionReceipt tell(EstateSystem system, String action) {
        return tell(system, action, Map.of(), system + "/" + action);
    }

    Map<String, String> status(EstateSystem system) {
        return ask(system, "status", Map.of());
    }

    Map<String, String> ask(EstateSystem system, String action, Map<String, String> arguments) {
        return estate.read(request(system, action, arguments, ""));
    }

    double value(String query) {
        return estate.measure(METERS, query, WINDOW).value().orElseThrow();
    }

    boolean hasData(String query) {
        return estate.measure(METERS, query, WINDOW).value().isPresent();
    }

    ActionRequest request(EstateSystem system, String name, Map<String, String> arguments, String key) {
        var action = new ActionCatalog(EstateConfig.retail(42).dimensions().keySet())
                .of(system).stream()
                        .filter(candidate -> candidate.name().equals(name))
                        .findFirst();
        return new ActionRequest(Site.of(system), action.orElseThrow(), arguments, key, 1);
    }

    /** Everything that can be seen from outside, to compare two estates. */
    String portrait() {
        var text = new StringBuilder();
        for (Metric metric : Metric.values()) {
            for (int seconds : List.of(7, 60, 700)) {
                text.append(estate.measure(METERS, metric.id(), Duration.ofSeconds(seconds)))
                        .append('\n');
            }
        }
        text.append(estate.measure(METERS, "misroutes_total{platform='orchestrator',region='us-east'}", WINDOW));
        text.append(estate.weights(ORDERS, EVERYWHERE)).append('\n');
        text.append(estate.routed(ORDERS, US_WEST, WINDOW)).append('\n');
        text.append(estate.faults()).append('\n');
        for (EstateSystem system : EstateSystem.values()) {
            text.append(status(system)).append('\n');
        }
        for (EstateSystem system : List.of(EstateSystem.LEGACY_OMS, EstateSystem.ORCHESTRATOR, EstateSystem.WMS)) {
            text.append(estate.sample(system, EXCHANGES, 20)).append('\n');
        }
        return text.toString();
    }

    static Optional<ActionReceipt> receipt(Scene scene, EstateSystem system, String key) {
        return scene.estate.receipt(Site.of(system), key);
    }
}
