package dev.cutover.connector.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.Binding;
import dev.cutover.model.Segment;
import dev.cutover.model.SystemId;
import dev.cutover.spi.Actions;
import dev.cutover.spi.CallContext;
import dev.cutover.spi.Connector;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Finding;
import dev.cutover.spi.Outcome;
import dev.cutover.testkit.web.LocalService;
import dev.cutover.testkit.web.PlainContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A service on this machine, and a connector to it with the settings of a test. Used by one thread. */
final class HttpWorkbench implements AutoCloseable {
    static final String KEY = "01run/release/region=us-east,lane=store/forward";

    final LocalService service;
    final PlainContext context;
    final Map<String, String> evidence = new LinkedHashMap<>();
    private final Map<String, Object> with = new LinkedHashMap<>();
    private final Map<String, Object> operations = new LinkedHashMap<>();

    HttpWorkbench(Path folder) throws IOException {
        service = LocalService.plain();
        context = new PlainContext(folder);
        with.put("url", service.url() + "/api");
    }

    HttpWorkbench with(String key, Object value) {
        with.put(key, value);
        return this;
    }

    HttpWorkbench operation(String name, Map<String, Object> spec) {
        operations.put(name, spec);
        return this;
    }

    Binding binding() {
        return new Binding(new SystemId("orders-api"), "http", with, operations);
    }

    <C> C open(Class<C> capability) throws ConnectorException {
        return connector().as(capability).orElseThrow();
    }

    Connector connector() throws ConnectorException {
        var provider = new HttpConnectorProvider();
        assertThat(provider.describe(binding()).problems()).isEmpty();
        return provider.open(binding(), context);
    }

    Outcome call(String operation, Map<String, Object> values) throws Exception {
        return open(Actions.class).call(operation, values, call());
    }

    Finding readBack(String operation, Map<String, Object> values) throws Exception {
        return open(Actions.class).readBack(operation, values, call());
    }

    CallContext call() {
        return new CallContext(
                KEY,
                "c-42",
                7,
                Segment.of(Map.of("region", "us-east")),
                context.clock().now().plus(Duration.ofMinutes(5)),
                (name, type, content) -> evidence.put(name, new String(content, StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        service.close();
    }
}
