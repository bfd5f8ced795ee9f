package dev.cutover.connector.haproxy;

import dev.cutover.contract.ContractBindings;
import dev.cutover.contract.PreflightContract;
import dev.cutover.contract.ProviderContract;
import dev.cutover.contract.RouterContract;
import dev.cutover.haproxy.Haproxy;
import dev.cutover.haproxy.Platform;
import dev.cutover.model.Binding;
import dev.cutover.model.Segment;
import dev.cutover.spi.ConnectorProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** A real HAProxy behind the contract that holds for every connector. */
class HaproxyContractTest {
    @TempDir
    private Path folder;

    private Platform platform;
    private Haproxy haproxy;

    @BeforeEach
    void start() throws IOException {
        platform = new Platform("either");
        haproxy = new Haproxy(folder, platform, platform);
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
        platform.close();
        if (haproxy != null) {
            haproxy.stop();
        }
    }

    private Binding map() {
        return at(haproxy.socket().toString());
    }

    private Binding at(String socket) {
        return ContractBindings.of(
                "haproxy",
                Map.of(
                        "socket",
                        socket,
                        "timeout",
                        "1s",
                        "map",
                        Map.of("path", haproxy.map().toString(), "key", "{segment.region}")));
    }

    private Binding servers() {
        return ContractBindings.of(
                "haproxy",
                Map.of(
                        "socket",
                        haproxy.socket().toString(),
                        "timeout",
                        "1s",
                        "servers",
                        Map.of("backend", "seg_{segment.region}", "old", "legacy", "new", "orchestrator")));
    }

    @Nested
    class Provider extends ProviderContract {
        @Override
        protected ConnectorProvider provider() {
            return new HaproxyConnectorProvider();
        }

        @Override
        protected Binding binding() {
            return map();
        }

        @Override
        protected Map<String, Binding> wrongSettings() {
            return Map.of(
                    "timeout", ContractBindings.with(map(), "timeout", "soon"),
                    "address", ContractBindings.of("haproxy", Map.of("address", "lb-1.example:9999", "map", Map.of())),
                    "map.key",
                            ContractBindings.with(
                                    map(), "map", Map.of("path", haproxy.map().toString(), "key", "a b")));
        }

        @Override
        protected Optional<Binding> unreachable() {
            return Optional.of(at(folder.resolve("nobody.sock").toString()));
        }
    }

    @Nested
    class WeightsInAMap extends Weights {
        @Override
        protected Binding binding() {
            return map();
        }
    }

    @Nested
    class WeightsOfServers extends Weights {
        @Override
        protected Binding binding() {
            return servers();
        }
    }

    /** Both ways of keeping weights. */
    abstract class Weights extends RouterContract {
        @Override
        protected ConnectorProvider provider() {
            return new HaproxyConnectorProvider();
        }

        @Override
        protected List<Segment> keys() {
            return List.of(RouterBed.EAST, RouterBed.WEST);
        }

        @Override
        protected boolean silence() throws Exception {
            haproxy.hang();
            return true;
        }

        @Override
        protected void restore() throws Exception {
            haproxy.goOn();
        }
    }

    @Nested
    class Checks extends PreflightContract {
        @Override
        protected ConnectorProvider provider() {
            return new HaproxyConnectorProvider();
        }

        @Override
        protected Binding binding() {
            return map();
        }

        @Override
        protected String state() throws Exception {
            return haproxy.basisPoints("us-east") + " " + haproxy.basisPoints("us-west") + "\n"
                    + Files.readString(haproxy.map());
        }

        @Override
        protected Optional<Binding> unreachable() {
            return Optional.of(at(folder.resolve("nobody.sock").toString()));
        }
    }
}
