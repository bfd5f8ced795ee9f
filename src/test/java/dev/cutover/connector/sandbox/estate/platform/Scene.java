package dev.cutover.connector.sandbox.estate.platform;

import dev.cutover.connector.sandbox.estate.Estate;
import dev.cutover.connector.sandbox.estate.actions.ActionCatalog;
import dev.cutover.connector.sandbox.estate.actions.ActionReceipt;
import dev.cutover.connector.sandbox.estate.actions.ActionRequest;
import dev.cutover.connector.sandbox.estate.control.ControlLog;
import dev.cutover.connector.sandbox.estate.control.MemoryControlLog;
import dev.cutover.connector.sandbox.estate.control.WeightOrder;
import dev.cutover.connector.sandbox.estate.faults.Fault;
import dev.cutover.connector.sandbox.estate.faults.Mishap;
import dev.cutover.connector.sandbox.estate.metrics.EstateMetric;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** An estate in the middle of the night, with short words for what the tests do to it. */
public final class Scene {
    public static final Instant START = Instant.parse("2026-01-15T02:00:00Z");
    public static final Map<String, String> EVERYWHERE = Map.of();
    public static final Map<String, String> US_EAST = Map.of("region", "us-east");
    public static final Map<String, String> US_WEST = Map.of("region", "us-west");
    static final Map<String, String> EXCHANGES = Map.of("region", "us-west", "lane", "exchange");
    public static final String ORDERS = "orders";
    public static final EstateSite METERS = EstateSite.of(EstateSystem.METRICS);
    public static final Duration WINDOW = Duration.ofMinutes(1);

    private static final int RETAIL_KEYS = 21;

    /** Orders that properties give commands for. */
    public static final List<String> COMMANDED = IntStream.of(60, 75, 90, 300, 600, 1_200, 40_000)
            .mapToObj(Scene::order)
            .toList();

    public final Estate estate;

    public Scene() {
        this(new MemoryControlLog());
    }

    public Scene(ControlLog log) {
        this(log, START);
    }

    public Scene(ControlLog log, Instant now) {
        this(Estate.open(EstateConfig.retail(42), log, now));
    }

    public Scene(Estate estate) {
        this.estate = estate;
    }

    /** An order of the busiest segment, placed so many seconds before the start. */
    public static String order(int seconds) {
        long second = 86_400L - seconds;
        return new OrderId(second * RETAIL_KEYS * 8_192).toString();
    }

    public Scene pass(Duration time) {
        estate.advanceTo(estate.now().plus(time));
        return this;
    }

    public Scene pass(int seconds) {
        return pass(Duration.ofSeconds(seconds));
    }

    public Scene weigh(Map<String, String> segment, int basisPoints) {
        estate.setWeights(ORDERS, List.of(new WeightOrder(segment, OptionalInt.empty(), basisPoints)), 1);
        return this;
    }

    public Scene inject(Fault fault) {
        estate.inject(fault);
        return this;
    }

    public Scene inject(Mishap mishap) {
        return inject(mishap.fault());
    }

    public ActionReceipt tell(EstateSystem system, String action, Map<String, String> arguments, String key) {
        return estate.act(request(system, action, arguments, key));
    }

    public ActionReceipt tell(EstateSystem system, String action) {
        return tell(system, action, Map.of(), system + "/" + action);
    }

    public Map<String, String> status(EstateSystem system) {
        return ask(system, "status", Map.of());
    }

    public Map<String, String> ask(EstateSystem system, String action, Map<String, String> arguments) {
        return estate.read(request(system, action, arguments, ""));
    }

    public double value(String query) {
        return estate.measure(METERS, query, WINDOW).value().orElseThrow();
    }

    public boolean hasData(String query) {
        return estate.measure(METERS, query, WINDOW).value().isPresent();
    }

    public ActionRequest request(EstateSystem system, String name, Map<String, String> arguments, String key) {
        var action = new ActionCatalog(EstateConfig.retail(42).dimensions().keySet())
                .of(system).stream()
                        .filter(candidate -> candidate.name().equals(name))
                        .findFirst();
        return new ActionRequest(EstateSite.of(system), action.orElseThrow(), arguments, key, 1);
    }

    /** Everything that can be seen from outside, to compare two estates. */
    public String portrait() {
        return measures() + estate.faults() + "\n" + books();
    }

    /** What is measured, routed and reported. */
    public String measures() {
        var text = new StringBuilder();
        for (EstateMetric estateMetric : EstateMetric.values()) {
            for (int seconds : List.of(7, 60, 700)) {
                text.append(estate.measure(METERS, estateMetric.id(), Duration.ofSeconds(seconds)))
                        .append('\n');
            }
        }
        text.append(estate.measure(METERS, "misroutes_total{platform='orchestrator',region='us-east'}", WINDOW));
        text.append(estate.weights(ORDERS, EVERYWHERE)).append('\n');
        text.append(estate.routed(ORDERS, US_WEST, WINDOW)).append('\n');
        for (EstateSystem system : EstateSystem.values()) {
            text.append(status(system)).append('\n');
        }
        return text.toString();
    }

    private String books() {
        var text = new StringBuilder();
        var minutesAgo = estate.now().minusSeconds(600);
        estate.eachOrder(
                EXCHANGES,
                minutesAgo,
                minutesAgo.plusSeconds(60),
                books -> text.append(books).append('\n'));
        COMMANDED.forEach(id -> estate.books(OrderId.parse(id))
                .ifPresent(books -> text.append(new TreeMap<>(books.books()))
                        .append(new TreeMap<>(books.outcomes()))
                        .append('\n')));
        return text.toString();
    }

    public static Optional<ActionReceipt> receipt(Scene scene, EstateSystem system, String key) {
        return scene.estate.receipt(EstateSite.of(system), key);
    }
}
