package dev.cutover.connector.http;

import dev.cutover.testkit.web.LocalService;
import dev.cutover.testkit.web.LocalService.Asked;
import dev.cutover.testkit.web.LocalService.Told;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A service with three orders in two pages, which can be released once for each key of a call, and tells a metric.
 * Thread-safe.
 */
final class OrdersService implements AutoCloseable {
    static final List<List<String>> ROWS =
            List.of(List.of("SO-1", "10.50"), List.of("SO-2", "0.00"), List.of("SO-3", "7.25"));

    private static final String HANGING = "SO-3";

    private final LocalService service = LocalService.plain();
    private final Set<String> keys = ConcurrentHashMap.newKeySet();
    private final AtomicInteger effects = new AtomicInteger();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile boolean isSilent;
    private volatile boolean isBroken;

    OrdersService() throws IOException {
        service.on("/health", asked -> Told.json(200, "{}"))
                .on(
                        "/stats",
                        asked -> isSilent ? Told.json(503, "{}") : Told.json(200, "{\"rate\":0.02,\"count\":400}"))
                .on("/idle", asked -> Told.json(200, "{\"count\":0}"))
                .on("/state", asked -> Told.json(200, "{\"effects\":" + effects.get() + "}"))
                .on("/orders", this::page)
                .on("/orders/SO-1/release", this::release)
                .on("/orders/" + HANGING + "/release", asked -> {
                    closing.await();
                    return Told.json(200, "{}");
                })
                .on("/releases", asked -> Told.json(200, "{\"known\":" + keys.contains(asked.header("X-Key")) + "}"));
        ROWS.forEach(row -> service.on("/orders/" + row.get(0), asked -> Told.json(200, "[" + order(row) + "]")));
    }

    String url() {
        return service.url();
    }

    /** How often an order was released. */
    int effects() {
        return effects.get();
    }

    /** All requests that are no reads. */
    List<Asked> changes() {
        return service.asked().stream()
                .filter(asked -> !asked.method().equals("GET"))
                .toList();
    }

    void fallSilent() {
        isSilent = true;
    }

    /** From now on the second page cannot be read. */
    void breakOff() {
        isBroken = true;
    }

    private Told release(Asked asked) {
        if (keys.add(asked.header("Idempotency-Key"))) {
            effects.incrementAndGet();
        }
        return Told.json(200, "{\"state\":\"released\"}");
    }

    private Told page(Asked asked) {
        if ("p=2".equals(asked.uri().getQuery())) {
            return isBroken ? Told.json(500, "{}") : Told.json(200, "{\"items\":[" + order(ROWS.get(2)) + "]}");
        }
        return Told.json(
                200, "{\"items\":[" + order(ROWS.get(0)) + "," + order(ROWS.get(1)) + "],\"next\":\"/orders?p=2\"}");
    }

    private static String order(List<String> row) {
        return "{\"id\":\"" + row.get(0) + "\",\"total\":\"" + row.get(1) + "\"}";
    }

    /** The settings of a system that speaks to it. */
    static Map<String, Object> settings(String url) {
        return Map.of(
                "url",
                url,
                "timeout",
                "5s",
                "check",
                "/health",
                "idempotency",
                Map.of("window", "24h"),
                "metrics",
                Map.of(
                        "rate", metric("/stats"),
                        "idle", metric("/idle")),
                "records",
                Map.of(
                        "orders",
                        Map.of(
                                "request", Map.of("url", "/orders"),
                                "rows", "/items",
                                "key", List.of("order_id"),
                                "columns", new TreeMap<>(Map.of("order_id", "/id", "total", "/total")),
                                "page", Map.of("next", "/next"))));
    }

    private static Map<String, Object> metric(String url) {
        return Map.of("request", Map.of("url", url), "value", "/rate", "samples", "/count");
    }

    /** Its operations. */
    static Map<String, Object> operations() {
        return Map.of(
                "release",
                Map.of(
                        "request", Map.of("method", "POST", "url", "/orders/{order}/release"),
                        "parameters", Map.of("order", Map.of("required", true)),
                        "idempotent", true,
                        "timeout", "5m",
                        "read-back",
                                Map.of(
                                        "request",
                                                Map.of("url", "/releases", "headers", Map.of("X-Key", "{cutover.key}")),
                                        "done", Map.of("pointer", "/known", "equals", "true"),
                                        "not-done", Map.of("pointer", "/known", "equals", "false"))),
                "state",
                Map.of("reads", true, "request", Map.of("url", "/state")));
    }

    @Override
    public void close() {
        closing.countDown();
        service.close();
    }
}
