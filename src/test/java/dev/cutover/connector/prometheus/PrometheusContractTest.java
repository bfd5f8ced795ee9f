package dev.cutover.connector.prometheus;

import dev.cutover.contract.ContractBindings;
import dev.cutover.contract.MetricsContract;
import dev.cutover.contract.PreflightContract;
import dev.cutover.contract.ProviderContract;
import dev.cutover.model.Binding;
import dev.cutover.spi.ConnectorProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** A real Prometheus behind the contract that holds for every connector. */
class PrometheusContractTest {
    private static final String NOBODY = "http://127.0.0.1:1";

    @TempDir
    private static Path folder;

    private static ScrapedEndpoint endpoint;
    private static RunningPrometheus prometheus;

    @BeforeAll
    static void start() throws IOException {
        endpoint = new ScrapedEndpoint();
        prometheus = new RunningPrometheus(folder, endpoint);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        endpoint.stop();
        if (prometheus != null) {
            prometheus.kill();
        }
    }

    private static Binding at(String url) {
        return ContractBindings.of("prometheus", Map.of("url", url));
    }

    @Nested
    class Provider extends ProviderContract {
        @Override
        protected ConnectorProvider provider() {
            return new PrometheusConnectorProvider();
        }

        @Override
        protected Binding binding() {
            return at(prometheus.url());
        }

        @Override
        protected Map<String, Binding> wrongSettings() {
            return Map.of(
                    "url", at("nowhere"),
                    "stale-after", ContractBindings.with(binding(), "stale-after", "soon"),
                    "metrics.failed.query",
                            ContractBindings.with(binding(), "metrics", Map.of("failed", Map.of("unit", "percent"))));
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
    }

    @Nested
    class Queries extends MetricsContract {
        private boolean isSilent;

        @Override
        protected ConnectorProvider provider() {
            return new PrometheusConnectorProvider();
        }

        @Override
        protected Binding binding() {
            return at(isSilent ? NOBODY : prometheus.url());
        }

        @Override
        protected String query() {
            return "sum(avg_over_time(shop_queue[{window}]))";
        }

        @Override
        protected String queryWithoutData() {
            return "shop_nothing";
        }

        @Override
        protected Optional<String> wrongQuery() {
            return Optional.of("sum(shop_queue");
        }

        @Override
        protected boolean silence() {
            isSilent = true;
            return true;
        }
    }

    @Nested
    class Checks extends PreflightContract {
        @Override
        protected ConnectorProvider provider() {
            return new PrometheusConnectorProvider();
        }

        @Override
        protected Binding binding() {
            return at(prometheus.url());
        }

        /** What is scraped grows by itself; that only questions are asked shows in the series that it has. */
        @Override
        protected String state() throws Exception {
            return prometheus.ask("count({__name__=~\"shop_.*\"})").replaceAll("\"value\":\\[[^,]*", "");
        }

        @Override
        protected Optional<Binding> unreachable() {
            return Optional.of(at(NOBODY));
        }
    }
}
