package dev.cutover.connector.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.cutover.model.Binding;
import dev.cutover.model.Segment;
import dev.cutover.model.SystemId;
import dev.cutover.spi.CallContext;
import dev.cutover.spi.Connector;
import dev.cutover.spi.ConnectorContext;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Description;
import dev.cutover.spi.RunClock;
import dev.cutover.testkit.LoneRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A folder with scripts, the environment file's words for them, and what a run would bring. */
final class Workbench implements RunClock {
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};
    static final Instant NOW = Instant.parse("2026-03-01T02:00:00Z");

    private final Path folder;
    private final Map<String, byte[]> evidence = Collections.synchronizedMap(new LinkedHashMap<>());
    private final AtomicInteger sleeps = new AtomicInteger();

    Workbench(Path folder) {
        this.folder = folder;
    }

    /** Writes an executable script. */
    Workbench script(String name, String body) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        if (!file.toFile().setExecutable(true)) {
            throw new IOException("cannot make executable: " + file);
        }
        return this;
    }

    /** A binding whose {@code with} and {@code operations} are written in YAML. */
    static Binding binding(String yaml) {
        try {
            Map<String, Object> all = new YAMLMapper().readValue(yaml, MAP);
            return new Binding(new SystemId("releases"), "command", section(all, "with"), section(all, "operations"));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Map<String, Object> section(Map<String, Object> all, String key) {
        return all.containsKey(key) ? new YAMLMapper().convertValue(all.get(key), MAP) : Map.of();
    }

    static Description describe(String yaml) {
        return new CommandConnectorProvider().describe(binding(yaml));
    }

    ConnectorContext context() {
        return new LoneRun(this, folder);
    }

    Connector open(String yaml) {
        return open(binding(yaml));
    }

    /** For a run that no other process has had before. */
    Connector openFirst(String yaml) {
        return open(binding(yaml), new LoneRun(this, folder).begunHere());
    }

    Connector open(Binding binding) {
        return open(binding, context());
    }

    static Connector open(Binding binding, ConnectorContext context) {
        try {
            return new CommandConnectorProvider().open(binding, context);
        } catch (ConnectorException e) {
            throw new AssertionError(e);
        }
    }

    CallContext call() {
        return call("key-1", Segment.of(Map.of("region", "us-east", "sku-class", "heavy")));
    }

    CallContext call(String key, Segment segment) {
        return new CallContext(
                key,
                "c0ffee",
                7,
                segment,
                NOW.plusSeconds(60),
                (name, mediaType, content) -> evidence.put(name, content));
    }

    /** Evidence by name, as text. */
    String evidence(String name) {
        return evidence.containsKey(name) ? new String(evidence.get(name), StandardCharsets.UTF_8) : "";
    }

    Map<String, byte[]> evidence() {
        return evidence;
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    int sleeps() {
        return sleeps.get();
    }

    @Override
    public Instant now() {
        return NOW;
    }

    @Override
    public void sleep(Duration duration) {
        sleeps.incrementAndGet();
    }
}
