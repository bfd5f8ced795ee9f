package dev.cutover.connector.sandbox;

import dev.cutover.connector.sandbox.estate.platform.Scene;
import dev.cutover.model.Binding;
import dev.cutover.model.Segment;
import dev.cutover.model.SystemId;
import dev.cutover.spi.CallContext;
import dev.cutover.spi.Connector;
import dev.cutover.spi.ConnectorContext;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.EvidenceSink;
import dev.cutover.spi.RunClock;
import dev.cutover.spi.TrafficRouter;
import dev.cutover.testkit.LoneRun;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** A run's surroundings as a connector sees them; its clock moves when somebody sleeps. */
final class SandboxRun implements RunClock, AutoCloseable {
    static final TrafficRouter.Flow ORDERS =
            new TrafficRouter.Flow("orders", new SystemId("legacy-oms"), new SystemId("orchestrator"));

    private final SandboxConnectorProvider provider = new SandboxConnectorProvider();
    private final LoneRun context;
    private Instant now;

    SandboxRun(Path folder) {
        this(folder, Scene.START);
    }

    /** A process that comes back to a folder. */
    SandboxRun(Path folder, Instant now) {
        this.context = new LoneRun(this, folder);
        this.now = now;
    }

    ConnectorContext context() {
        return context;
    }

    Connector open(String system) {
        return open(system, Map.of(), Map.of());
    }

    Connector open(String system, Map<String, Object> with, Map<String, Object> operations) {
        try {
            return provider.open(binding(system, with, operations), context);
        } catch (ConnectorException wrong) {
            throw new AssertionError(wrong);
        }
    }

    <C> C open(String system, Class<C> capability) {
        return open(system).as(capability).orElseThrow();
    }

    static Binding binding(String system, Map<String, Object> with, Map<String, Object> operations) {
        return new Binding(new SystemId(system), "sandbox", with, operations);
    }

    CallContext call(String key) {
        return call(key, Segment.EVERYTHING, EvidenceSink.NONE);
    }

    CallContext call(String key, Segment segment, EvidenceSink evidence) {
        return new CallContext(key, "c-" + key, 1, segment, now.plusSeconds(60), evidence);
    }

    void pass(int seconds) {
        now = now.plusSeconds(seconds);
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public void sleep(Duration duration) {
        now = now.plus(duration);
    }

    @Override
    public void close() {
        context.close();
    }
}
