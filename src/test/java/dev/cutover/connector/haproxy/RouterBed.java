package dev.cutover.connector.haproxy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.cutover.connector.haproxy.socket.AdminConnection;
import dev.cutover.connector.haproxy.socket.AdminSocket;
import dev.cutover.connector.haproxy.socket.SocketFailureException;
import dev.cutover.model.Binding;
import dev.cutover.model.Segment;
import dev.cutover.model.SystemId;
import dev.cutover.spi.CallContext;
import dev.cutover.spi.Connector;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.EvidenceSink;
import dev.cutover.spi.Preflight;
import dev.cutover.spi.RunClock;
import dev.cutover.spi.TrafficRouter;
import dev.cutover.spi.exchange.Exchanges;
import dev.cutover.spi.settings.SettingsReader;
import dev.cutover.testkit.LoneRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/** A run that has one system with this connector, and traffic by region. */
final class RouterBed implements RunClock {
    static final TrafficRouter.Flow ORDERS =
            new TrafficRouter.Flow("orders", new SystemId("old-shop"), new SystemId("new-shop"));
    static final Segment EAST = region("us-east");
    static final Segment WEST = region("us-west");
    private static final Instant NOW = Instant.parse("2026-03-01T02:00:00Z");
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private final Path folder;
    private volatile Moment asleep = () -> {};

    RouterBed(Path folder) {
        this.folder = folder;
    }

    /** What happens at a certain moment. */
    interface Moment {
        void happens() throws IOException;
    }

    /** From now on this happens whenever something waits. */
    void whileItWaits(Moment moment) {
        asleep = moment;
    }

    static Segment region(String name) {
        return Segment.of(Map.of("region", name));
    }

    static Binding binding(String with) {
        try {
            return new Binding(new SystemId("ingress"), "haproxy", new YAMLMapper().readValue(with, MAP), Map.of());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    Connector open(String with) throws ConnectorException {
        return new HaproxyConnectorProvider().open(binding(with), new LoneRun(this, folder).begunHere());
    }

    TrafficRouter router(String with) throws ConnectorException {
        return open(with).as(TrafficRouter.class).orElseThrow();
    }

    /** One of a runner that takes over from another. */
    TrafficRouter takenOver(String with) throws ConnectorException {
        return new HaproxyConnectorProvider()
                .open(binding(with), new LoneRun(this, folder))
                .as(TrafficRouter.class)
                .orElseThrow();
    }

    /** One whose keeping of weights is something else too. */
    TrafficRouter router(String with, UnaryOperator<WeightKeeper> keeping) {
        var settings = HaproxySettings.read(SettingsReader.of(binding(with).with()));
        var parts = new RouterParts(
                new AdminSocket(settings.place(), settings.limit(), Exchanges.NONE),
                settings.weights().store(),
                keeping.apply(settings.weights().keeper(folder)),
                new SeenWorker(folder, "ingress"),
                this,
                Duration.ZERO,
                text -> text);
        var weights = new RunningWeights(parts, false);
        return new HaproxyRouter(
                settings.traits(folder),
                weights,
                new WeightApplication(parts, weights, new ReentrantLock()),
                Optional.empty());
    }

    /** The same, with something that happens right before weights are kept, and right after. */
    static UnaryOperator<WeightKeeper> around(Moment before, Moment after) {
        return real -> new WeightKeeper() {
            @Override
            public Optional<Path> file() {
                return real.file();
            }

            @Override
            public String obstacle() {
                return real.obstacle();
            }

            @Override
            public void keep(AdminConnection connection, TrafficRouter.Flow flow, List<TrafficRouter.Change> changes)
                    throws IOException, SocketFailureException, InterruptedException {
                before.happens();
                real.keep(connection, flow, changes);
                after.happens();
            }

            @Override
            public List<TrafficRouter.Change> lower(TrafficRouter.Flow flow, List<TrafficRouter.Change> changes)
                    throws IOException {
                return real.lower(flow, changes);
            }

            @Override
            public Map<Segment, Integer> kept(TrafficRouter.Flow flow, List<Segment> keys) {
                return real.kept(flow, keys);
            }
        };
    }

    static TrafficRouter.Reading reading(TrafficRouter router, Segment key) {
        try {
            return router.read(ORDERS, List.of(key)).get(0);
        } catch (ConnectorException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static TrafficRouter.Applied apply(TrafficRouter router, TrafficRouter.Change... changes) {
        try {
            return router.apply(ORDERS, List.of(changes), context());
        } catch (ConnectorException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static TrafficRouter.Change change(Segment key, int expected, int target) {
        return new TrafficRouter.Change(key, OptionalInt.of(expected), target);
    }

    /** Whatever the weight is. */
    static TrafficRouter.Change back(Segment key, int target) {
        return new TrafficRouter.Change(key, OptionalInt.empty(), target);
    }

    static List<Preflight.Found> check(Connector connector) throws ConnectorException, InterruptedException {
        return connector
                .as(Preflight.class)
                .orElseThrow()
                .look(new Preflight.Purpose(Set.of(), Set.of(TrafficRouter.class), NOW.plusSeconds(30)));
    }

    private static CallContext context() {
        return new CallContext("run/shift/1", "c-1", 1, EAST, NOW.plusSeconds(30), EvidenceSink.NONE);
    }

    @Override
    public Instant now() {
        return NOW;
    }

    @Override
    public void sleep(Duration duration) {
        LockSupport.parkNanos(duration.toNanos());
        try {
            asleep.happens();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
