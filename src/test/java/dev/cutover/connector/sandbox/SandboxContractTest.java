package dev.cutover.connector.sandbox;

import dev.cutover.connector.sandbox.estate.platform.Scene;
import dev.cutover.contract.ActionsContract;
import dev.cutover.contract.ContractBindings;
import dev.cutover.contract.ContractClock;
import dev.cutover.contract.MessagesContract;
import dev.cutover.contract.MetricsContract;
import dev.cutover.contract.PreflightContract;
import dev.cutover.contract.ProviderContract;
import dev.cutover.contract.RecordsContract;
import dev.cutover.contract.RouterContract;
import dev.cutover.model.Binding;
import dev.cutover.model.Segment;
import dev.cutover.model.SystemId;
import dev.cutover.spi.Actions;
import dev.cutover.spi.CallContext;
import dev.cutover.spi.Connector;
import dev.cutover.spi.ConnectorProvider;
import dev.cutover.spi.FaultInjection;
import dev.cutover.spi.Outcome;
import dev.cutover.spi.Records;
import dev.cutover.spi.RunClock;
import dev.cutover.spi.TrafficRouter.Flow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;

/** The estate behind the contract that holds for every connector. */
class SandboxContractTest {
    private static final Segment CURBSIDE = Segment.of(Map.of("region", "us-east", "lane", "curbside"));
    private static final Duration DOWN = Duration.ofSeconds(10);

    private static Binding system(String id) {
        return SandboxRun.binding(id, Map.of(), Map.of());
    }

    private static RunClock estateTime() {
        return ContractClock.movedBySleepers(Scene.START);
    }

    private static boolean crash(Connector connector) throws Exception {
        connector
                .as(FaultInjection.class)
                .orElseThrow()
                .inject(Map.of("fault", "crash", "for", DOWN.toSeconds() + "s"));
        return true;
    }

    private static Map<String, String> status(Connector connector, CallContext call) throws Exception {
        var outcome = connector.as(Actions.class).orElseThrow().call("status", Map.of(), call);
        return ((Outcome.Succeeded) outcome).outputs();
    }

    @Nested
    class Provider extends ProviderContract {
        @Override
        protected ConnectorProvider provider() {
            return new SandboxConnectorProvider();
        }

        @Override
        protected Binding binding() {
            return system("metrics");
        }

        @Override
        protected RunClock clock() {
            return estateTime();
        }

        @Override
        protected Map<String, Binding> wrongSettings() {
            return Map.of("router-settles", ContractBindings.with(binding(), "router-settles", "soon"));
        }
    }

    @Nested
    class Router extends RouterContract {
        @Override
        protected ConnectorProvider provider() {
            return new SandboxConnectorProvider();
        }

        @Override
        protected Binding binding() {
            return system("ingress");
        }

        @Override
        protected RunClock clock() {
            return estateTime();
        }

        @Override
        protected Flow flow() {
            return new Flow("orders", new SystemId("legacy-oms"), new SystemId("orchestrator"));
        }

        @Override
        protected List<Segment> keys() {
            return List.of(CURBSIDE, Segment.of(Map.of("region", "us-west", "lane", "curbside")));
        }

        @Override
        protected boolean silence() throws Exception {
            return crash(open(binding()));
        }

        @Override
        protected void restore() throws Exception {
            run().clock().sleep(DOWN);
        }
    }

    @Nested
    class Operations extends ActionsContract {
        @Override
        protected ConnectorProvider provider() {
            return new SandboxConnectorProvider();
        }

        @Override
        protected Binding binding() {
            return system("releases");
        }

        @Override
        protected RunClock clock() {
            return estateTime();
        }

        @Override
        protected Call write() {
            return new Call("freeze", Map.of("services", List.of("ecommerce")));
        }

        @Override
        protected Optional<Call> read() {
            return Optional.of(new Call("status", Map.of()));
        }

        @Override
        protected long effects() throws Exception {
            return "frozen".equals(status(open(binding()), run().call("status")).get("state")) ? 1 : 0;
        }
    }

    @Nested
    class Queries extends MetricsContract {
        @Override
        protected ConnectorProvider provider() {
            return new SandboxConnectorProvider();
        }

        @Override
        protected Binding binding() {
            return system("metrics");
        }

        @Override
        protected RunClock clock() {
            return estateTime();
        }

        @Override
        protected String query() {
            return "routed_within_60s_ratio";
        }

        @Override
        protected String queryWithoutData() {
            return "dual_write_lag_seconds";
        }

        @Override
        protected Optional<String> wrongQuery() {
            return Optional.of("misroute_total");
        }

        @Override
        protected boolean silence() throws Exception {
            return crash(open(binding()));
        }
    }

    @Nested
    class Sets extends RecordsContract {
        @Override
        protected ConnectorProvider provider() {
            return new SandboxConnectorProvider();
        }

        @Override
        protected Binding binding() {
            return system("legacy-oms");
        }

        @Override
        protected RunClock clock() {
            return estateTime();
        }

        @Override
        protected String set() {
            return "orders";
        }

        /** The estate itself, read by another connector. */
        @Override
        protected List<List<String>> rows() throws Exception {
            var rows = new ArrayList<List<String>>();
            open(Records.class).stream(set(), query(), row -> rows.add(row.values()));
            return rows;
        }

        @Override
        protected Records.Query query() {
            return Records.Query.all().withFrom(Scene.START.minusSeconds(20)).withSegment(CURBSIDE);
        }
    }

    @Nested
    class Deliveries extends MessagesContract {
        @Override
        protected ConnectorProvider provider() {
            return new SandboxConnectorProvider();
        }

        @Override
        protected Binding binding() {
            return system("notifications");
        }

        @Override
        protected RunClock clock() {
            return estateTime();
        }

        @Override
        protected long delivered() throws Exception {
            return Long.parseLong(status(open(binding()), run().call("status")).getOrDefault("messages", "0"));
        }

        @Override
        protected boolean silence() throws Exception {
            return crash(open(binding()));
        }
    }

    @Nested
    class Checks extends PreflightContract {
        @Override
        protected ConnectorProvider provider() {
            return new SandboxConnectorProvider();
        }

        @Override
        protected Binding binding() {
            return system("carrier");
        }

        @Override
        protected RunClock clock() {
            return estateTime();
        }

        @Override
        protected String state() throws Exception {
            return status(open(binding()), run().call("status")).toString();
        }
    }
}
