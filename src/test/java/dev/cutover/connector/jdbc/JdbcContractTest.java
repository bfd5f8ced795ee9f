package dev.cutover.connector.jdbc;

import dev.cutover.contract.ContractBindings;
import dev.cutover.contract.PreflightContract;
import dev.cutover.contract.ProviderContract;
import dev.cutover.contract.RecordsContract;
import dev.cutover.model.Binding;
import dev.cutover.spi.ConnectorProvider;
import dev.cutover.testkit.database.Databases;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Databases behind the contract that holds for every connector. */
class JdbcContractTest {
    @RegisterExtension
    static final Databases DATABASES = new Databases();

    private static final List<List<String>> ROWS =
            List.of(List.of("SO-1", "10.50"), List.of("SO-2", "0.00"), List.of("SO-3", "7.25"));

    private static void fill(Engines engine) throws Exception {
        engine.execute(
                DATABASES,
                "drop table if exists contract_orders",
                "create table contract_orders (order_id {text} not null, total decimal(12,2))",
                "insert into contract_orders values ('SO-1', 10.5), ('SO-2', 0), ('SO-3', 7.25)");
    }

    private static Map<String, Object> orders(String query, boolean sorted) {
        return Map.of("orders", Map.of("query", query, "key", List.of("order_id"), "sorted", sorted));
    }

    private static Binding binding(Engines engine, String query) {
        return ContractBindings.of("jdbc", engine.settings(DATABASES, orders(query, true)));
    }

    private static Binding unreachableWith(String password) {
        return ContractBindings.of(
                "jdbc",
                Map.of(
                        "driver", "postgresql",
                        "host", "127.0.0.1",
                        "port", 1,
                        "database", "oms",
                        "user", "reconciler",
                        "password", password,
                        "records", orders("select * from contract_orders", true)));
    }

    @Nested
    class Provider extends ProviderContract {
        @BeforeEach
        void prepare() throws Exception {
            fill(Engines.H2);
        }

        @Override
        protected ConnectorProvider provider() {
            return new JdbcConnectorProvider();
        }

        @Override
        protected Binding binding() {
            return JdbcContractTest.binding(Engines.H2, "select * from contract_orders");
        }

        @Override
        protected Map<String, Binding> wrongSettings() {
            return Map.of(
                    "driver", ContractBindings.with(binding(), "driver", "abacus"),
                    "records.orders.key",
                            ContractBindings.with(
                                    binding(), "records", Map.of("orders", Map.of("query", "select 1", "key", ""))));
        }

        @Override
        protected Optional<Binding> unreachable() {
            return Optional.of(unreachableWith("nobody"));
        }

        @Override
        protected Optional<Binding> bindingWithSecret(String secret) {
            return Optional.of(unreachableWith(secret));
        }
    }

    @Nested
    class SetsOfH2 extends RecordsContract {
        @BeforeEach
        void prepare() throws Exception {
            fill(engine());
        }

        Engines engine() {
            return Engines.H2;
        }

        @Override
        protected ConnectorProvider provider() {
            return new JdbcConnectorProvider();
        }

        @Override
        protected Binding binding() {
            return JdbcContractTest.binding(engine(), "select order_id, total from contract_orders");
        }

        @Override
        protected String set() {
            return "orders";
        }

        @Override
        protected List<List<String>> rows() {
            return ROWS;
        }

        @Override
        protected Optional<Binding> broken() {
            return Optional.of(JdbcContractTest.binding(
                    engine(),
                    "select order_id, cast(10 / (total - 7.25) as decimal(12,2)) as total from contract_orders"));
        }
    }

    @Nested
    class SetsOfPostgreSql extends SetsOfH2 {
        @Override
        Engines engine() {
            return Engines.POSTGRESQL;
        }
    }

    @Nested
    class Checks extends PreflightContract {
        @BeforeEach
        void prepare() throws Exception {
            fill(Engines.POSTGRESQL);
        }

        @Override
        protected ConnectorProvider provider() {
            return new JdbcConnectorProvider();
        }

        @Override
        protected Binding binding() {
            return JdbcContractTest.binding(Engines.POSTGRESQL, "select * from contract_orders");
        }

        @Override
        protected String state() throws Exception {
            try (var connection = Engines.POSTGRESQL.connect(DATABASES);
                    var statement = connection.createStatement();
                    var rows = statement.executeQuery("select order_id || total from contract_orders order by 1")) {
                var state = new StringBuilder();
                while (rows.next()) {
                    state.append(rows.getString(1));
                }
                return state.toString();
            }
        }

        @Override
        protected Optional<Binding> unreachable() {
            return Optional.of(unreachableWith("nobody"));
        }
    }
}
