package dev.cutover.connector.command;

import dev.cutover.contract.ActionsContract;
import dev.cutover.contract.ContractRun;
import dev.cutover.contract.MessagesContract;
import dev.cutover.contract.MetricsContract;
import dev.cutover.contract.PreflightContract;
import dev.cutover.contract.ProviderContract;
import dev.cutover.contract.RouterContract;
import dev.cutover.model.Binding;
import dev.cutover.model.Segment;
import dev.cutover.spi.ConnectorProvider;
import dev.cutover.spi.TrafficRouter.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;

/** Programs behind the contract that holds for every connector. */
class CommandContractTest {
    /** Each script waits for longer than anybody wants where the file {@code down} is. */
    private static final Map<String, String> SCRIPTS = Map.of(
            "freeze", "grep -qxF \"$CUTOVER_KEY\" frozen || echo \"$CUTOVER_KEY\" >>frozen",
            "what-became-of", "grep -qxF \"$CUTOVER_KEY\" frozen",
            "status", "echo state=fine",
            "forever", "sleep 300",
            "read", "[ ! -e down ] || sleep 300; cat weights/$1",
            "set", "[ ! -e down ] || sleep 300; [ -e weights/$1 ] || exit 3; echo $2 >weights/$1",
            "measure",
                    "[ ! -e down ] || sleep 300; case $1 in rate) echo 99.5 % 1200 ;; idle) echo no-data none came ;; *) exit 2 ;; esac",
            "tell",
                    "[ ! -e down ] || sleep 300; grep -qxF \"$CUTOVER_KEY\" told 2>/dev/null || echo \"$CUTOVER_KEY\" >>told");

    private static final String SETTINGS = """
            with:
              env: { API_TOKEN: "%s" }
              grace: 200ms
              router:
                unit: basis-points
                read: { argv: [./read, "{segment.region}"], timeout: 1s }
                set: { argv: [./set, "{segment.region}", "{basis-points}"], nothing-changed: [3], timeout: 1s }
                granularity: 50
              metrics: { argv: [./measure, "{query}"], timeout: 1s }
              messages: { argv: [./tell, "{subject}"], timeout: 1s }
            operations:
              freeze:
                argv: [./freeze]
                idempotent: true
                read-back: { argv: [./what-became-of], done: [0], not-done: [1] }
              status: { argv: [./status], reads: true }
              forever: { argv: [./forever] }
            """;

    private static Binding binding() {
        return Workbench.binding(SETTINGS.formatted("token-of-nobody"));
    }

    private static Path prepared(ContractRun run) throws IOException {
        var bench = new Workbench(run.base());
        for (var script : SCRIPTS.entrySet()) {
            bench.script(script.getKey(), script.getValue());
        }
        Files.createFile(bench.path("frozen"));
        new WeightFiles(bench);
        return run.base();
    }

    private static boolean silence(ContractRun run) throws IOException {
        Files.createFile(run.base().resolve("down"));
        return true;
    }

    private static long lines(Path file) throws IOException {
        return Files.exists(file) ? Files.readAllLines(file).size() : 0;
    }

    @Nested
    class Provider extends ProviderContract {
        @BeforeEach
        void prepare() throws IOException {
            prepared(run());
        }

        @Override
        protected ConnectorProvider provider() {
            return new CommandConnectorProvider();
        }

        @Override
        protected Binding binding() {
            return CommandContractTest.binding();
        }

        @Override
        protected Map<String, Binding> wrongSettings() {
            return Map.of(
                    "operations.freeze.argv", Workbench.binding("operations: { freeze: { argv: [] } }"),
                    "router.unit", Workbench.binding(SETTINGS.replace("basis-points\n", "stones\n")));
        }

        @Override
        protected boolean onlySettingsMakeItUseful() {
            return true;
        }

        @Override
        protected Optional<Binding> bindingWithSecret(String secret) {
            return Optional.of(Workbench.binding(SETTINGS.formatted(secret)));
        }
    }

    @Nested
    class Router extends RouterContract {
        @BeforeEach
        void prepare() throws IOException {
            prepared(run());
        }

        @Override
        protected ConnectorProvider provider() {
            return new CommandConnectorProvider();
        }

        @Override
        protected Binding binding() {
            return CommandContractTest.binding();
        }

        @Override
        protected List<Segment> keys() {
            return List.of(Segment.of(Map.of("region", "us-east")), Segment.of(Map.of("region", "us-west")));
        }

        /** A program that ends with an error has said nothing of the key. */
        @Override
        protected State stateOfAnUnknownKey() {
            return State.UNREADABLE;
        }

        @Override
        protected boolean silence() throws Exception {
            return CommandContractTest.silence(run());
        }

        @Override
        protected void restore() throws Exception {
            Files.delete(run().base().resolve("down"));
        }
    }

    @Nested
    class Operations extends ActionsContract {
        @BeforeEach
        void prepare() throws IOException {
            prepared(run());
        }

        @Override
        protected ConnectorProvider provider() {
            return new CommandConnectorProvider();
        }

        @Override
        protected Binding binding() {
            return CommandContractTest.binding();
        }

        @Override
        protected Call write() {
            return new Call("freeze", Map.of());
        }

        @Override
        protected Optional<Call> read() {
            return Optional.of(new Call("status", Map.of()));
        }

        @Override
        protected Optional<Call> hanging() {
            return Optional.of(new Call("forever", Map.of()));
        }

        @Override
        protected long effects() throws Exception {
            return lines(run().base().resolve("frozen"));
        }
    }

    @Nested
    class Queries extends MetricsContract {
        @BeforeEach
        void prepare() throws IOException {
            prepared(run());
        }

        @Override
        protected ConnectorProvider provider() {
            return new CommandConnectorProvider();
        }

        @Override
        protected Binding binding() {
            return CommandContractTest.binding();
        }

        @Override
        protected String query() {
            return "rate";
        }

        @Override
        protected String queryWithoutData() {
            return "idle";
        }

        @Override
        protected Optional<String> wrongQuery() {
            return Optional.of("misrouted");
        }

        @Override
        protected boolean silence() throws Exception {
            return CommandContractTest.silence(run());
        }
    }

    @Nested
    class Deliveries extends MessagesContract {
        @BeforeEach
        void prepare() throws IOException {
            prepared(run());
        }

        @Override
        protected ConnectorProvider provider() {
            return new CommandConnectorProvider();
        }

        @Override
        protected Binding binding() {
            return CommandContractTest.binding();
        }

        @Override
        protected long delivered() throws Exception {
            return lines(run().base().resolve("told"));
        }

        @Override
        protected boolean silence() throws Exception {
            return CommandContractTest.silence(run());
        }
    }

    @Nested
    class Checks extends PreflightContract {
        @BeforeEach
        void prepare() throws IOException {
            prepared(run());
        }

        @Override
        protected ConnectorProvider provider() {
            return new CommandConnectorProvider();
        }

        @Override
        protected Binding binding() {
            return CommandContractTest.binding();
        }

        @Override
        protected String state() throws Exception {
            try (Stream<Path> files = Files.walk(run().base())) {
                return files.sorted().toList().toString();
            }
        }

        /** Its programs are not there. */
        @Override
        protected Optional<Binding> unreachable() {
            return Optional.of(Workbench.binding(SETTINGS.formatted("").replace("[./", "[./no-")));
        }
    }
}
