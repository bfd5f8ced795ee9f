package dev.cutover.connector.http;

import dev.cutover.contract.ActionsContract;
import dev.cutover.contract.ContractBindings;
import dev.cutover.contract.MetricsContract;
import dev.cutover.contract.PreflightContract;
import dev.cutover.contract.ProviderContract;
import dev.cutover.contract.RecordsContract;
import dev.cutover.model.Binding;
import dev.cutover.spi.ConnectorProvider;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;

/** A real HTTP service behind the contract that holds for every connector. */
class HttpContractTest {
    private static final String NOBODY = "http://127.0.0.1:1";

    private OrdersService orders;

    @BeforeEach
    void start() throws IOException {
        orders = new OrdersService();
    }

    @AfterEach
    void stop() {
        orders.close();
    }

    private static Binding at(String url) {
        return ContractBindings.of("http", OrdersService.settings(url), OrdersService.operations());
    }

    @Nested
    class Provider extends ProviderContract {
        @Override
        protected ConnectorProvider provider() {
            return new HttpConnectorProvider();
        }

        @Override
        protected Binding binding() {
            return at(orders.url());
        }

        @Override
        protected Map<String, Binding> wrongSettings() {
            return Map.of(
                    "url", at("nowhere"),
                    "idempotency.window",
                            ContractBindings.with(binding(), "idempotency", Map.of("window", "for ever")));
        }

        @Override
        protected Optional<Binding> unreachable() {
            return Optional.of(at(NOBODY));
        }

        @Override
        protected Optional<Binding> bindingWithSecret(String secret) {
            return Optional.of(ContractBindings.with(
                    binding(), "sign-in", Map.of("basic", Map.of("user", "ann", "password", secret))));
        }

        /** Threads of the service. */
        @Override
        protected boolean isOfTheConnector(Thread thread) {
            return !thread.getName().startsWith("pool-") && !thread.getName().startsWith("HTTP-Dispatcher");
        }
    }

    @Nested
    class Operations extends ActionsContract {
        @Override
        protected ConnectorProvider provider() {
            return new HttpConnectorProvider();
        }

        @Override
        protected Binding binding() {
            return at(orders.url());
        }

        @Override
        protected Call write() {
            return new Call("release", Map.of("order", "SO-1"));
        }

        @Override
        protected long effects() {
            return orders.effects();
        }

        @Override
        protected Optional<Call> read() {
            return Optional.of(new Call("state", Map.of()));
        }

        @Override
        protected Optional<Call> hanging() {
            return Optional.of(new Call("release", Map.of("order", "SO-3")));
        }
    }

    @Nested
    class Queries extends MetricsContract {
        @Override
        protected ConnectorProvider provider() {
            return new HttpConnectorProvider();
        }

        @Override
        protected Binding binding() {
            return at(orders.url());
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
            return Optional.of("no-such-metric");
        }

        @Override
        protected boolean silence() {
            orders.fallSilent();
            return true;
        }
    }

    @Nested
    class Sets extends RecordsContract {
        @Override
        protected ConnectorProvider provider() {
            return new HttpConnectorProvider();
        }

        @Override
        protected Binding binding() {
            return at(orders.url());
        }

        @Override
        protected String set() {
            return "orders";
        }

        @Override
        protected List<List<String>> rows() {
            return OrdersService.ROWS;
        }

        @Override
        protected Optional<Binding> broken() {
            orders.breakOff();
            return Optional.of(binding());
        }
    }

    @Nested
    class Checks extends PreflightContract {
        @Override
        protected ConnectorProvider provider() {
            return new HttpConnectorProvider();
        }

        @Override
        protected Binding binding() {
            return at(orders.url());
        }

        @Override
        protected String state() {
            return orders.effects() + " effects, " + orders.changes();
        }

        @Override
        protected Optional<Binding> unreachable() {
            return Optional.of(at(NOBODY));
        }
    }
}
