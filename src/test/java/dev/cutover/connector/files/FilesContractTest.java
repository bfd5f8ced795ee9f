package dev.cutover.connector.files;

import dev.cutover.contract.ActionsContract;
import dev.cutover.contract.ContractBindings;
import dev.cutover.contract.ContractRun;
import dev.cutover.contract.PreflightContract;
import dev.cutover.contract.ProviderContract;
import dev.cutover.contract.RecordsContract;
import dev.cutover.model.Binding;
import dev.cutover.spi.ConnectorProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;

/** Files behind the contract that holds for every connector. */
class FilesContractTest {
    private static final Map<String, Object> ORDERS =
            Map.of("file", "orders-*.csv", "key", List.of("order_id"), "sorted", true);

    private static Binding binding(String folder, Map<String, Object> orders) {
        return ContractBindings.of("files", Map.of("folder", folder, "records", Map.of("orders", orders)));
    }

    private static void fill(ContractRun run) throws IOException {
        var folder = Files.createDirectory(run.base().resolve("hand-over"));
        Files.writeString(folder.resolve("orders-1.csv"), "order_id,total\nSO-1,10.50\nSO-2,\"0,00\"\n");
        Files.writeString(folder.resolve("orders-2.csv"), "order_id,total\nSO-3,7.25\n");
        Files.writeString(
                folder.resolve("orders.jsonl"), "{\"order_id\":\"SO-1\",\"total\":10.50}\n{\"order_id\":\"SO-2\"}\n");
    }

    private static String state(ContractRun run) throws IOException {
        var state = new StringBuilder();
        try (Stream<Path> files = Files.list(run.base().resolve("hand-over"))) {
            for (Path file : files.sorted().toList()) {
                state.append(file.getFileName())
                        .append(": ")
                        .append(Files.readString(file))
                        .append('\n');
            }
        }
        return state.toString();
    }

    @Nested
    class Provider extends ProviderContract {
        @BeforeEach
        void prepare() throws IOException {
            fill(run());
        }

        @Override
        protected ConnectorProvider provider() {
            return new FilesConnectorProvider();
        }

        @Override
        protected Binding binding() {
            return FilesContractTest.binding("hand-over", ORDERS);
        }

        @Override
        protected Map<String, Binding> wrongSettings() {
            return Map.of(
                    "folder", ContractBindings.of("files", Map.of()),
                    "records.orders.file",
                            FilesContractTest.binding("hand-over", Map.of("file", "../orders.csv", "key", "id")),
                    "records.orders.columns.total",
                            FilesContractTest.binding(
                                    "hand-over",
                                    Map.of("file", "o.csv", "key", "id", "columns", Map.of("total", "money"))));
        }

        @Override
        protected Optional<Binding> unreachable() {
            return Optional.of(FilesContractTest.binding("nowhere", ORDERS));
        }
    }

    @Nested
    class Flags extends ActionsContract {
        @BeforeEach
        void prepare() throws IOException {
            fill(run());
        }

        @Override
        protected ConnectorProvider provider() {
            return new FilesConnectorProvider();
        }

        @Override
        protected Binding binding() {
            return FilesContractTest.binding("hand-over", ORDERS);
        }

        @Override
        protected Call write() {
            return new Call("set-flag", Map.of("flag", "intake-closed", "value", "us-east"));
        }

        @Override
        protected Optional<Call> read() {
            return Optional.of(new Call("read-flag", Map.of("flag", "intake-closed")));
        }

        @Override
        protected long effects() {
            return Files.exists(run().base().resolve("hand-over/intake-closed")) ? 1 : 0;
        }
    }

    @Nested
    class Lists extends Flags {
        @Override
        protected Call write() {
            return new Call("append", Map.of("file", "closed.log", "line", "intake closed"));
        }

        @Override
        protected long effects() {
            try {
                var list = run().base().resolve("hand-over/closed.log");
                return Files.exists(list) ? Files.readAllLines(list).size() : 0;
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Nested
    class CommaSeparated extends RecordsContract {
        @BeforeEach
        void prepare() throws IOException {
            fill(run());
        }

        @Override
        protected ConnectorProvider provider() {
            return new FilesConnectorProvider();
        }

        @Override
        protected Binding binding() {
            return FilesContractTest.binding("hand-over", ORDERS);
        }

        @Override
        protected String set() {
            return "orders";
        }

        @Override
        protected List<List<String>> rows() {
            return List.of(List.of("SO-1", "10.50"), List.of("SO-2", "0,00"), List.of("SO-3", "7.25"));
        }

        @Override
        protected Optional<Binding> broken() throws IOException {
            Files.writeString(run().base().resolve("hand-over/orders-3.csv"), "order_id,total\nSO-4,1\nSO-5,1,1\n");
            return Optional.of(binding());
        }
    }

    @Nested
    class JsonLines extends RecordsContract {
        @BeforeEach
        void prepare() throws IOException {
            fill(run());
        }

        @Override
        protected ConnectorProvider provider() {
            return new FilesConnectorProvider();
        }

        @Override
        protected Binding binding() {
            return FilesContractTest.binding(
                    "hand-over",
                    Map.of(
                            "file", "orders.jsonl",
                            "format", "json-lines",
                            "key", "order_id",
                            "columns", Map.of("total", "decimal")));
        }

        @Override
        protected String set() {
            return "orders";
        }

        @Override
        protected List<List<String>> rows() {
            return List.of(List.of("SO-1", "10.50"), Arrays.asList("SO-2", null));
        }

        @Override
        protected Optional<Binding> broken() throws IOException {
            Files.writeString(
                    run().base().resolve("hand-over/orders.jsonl"), "{\"order_id\":\"SO-1\"}\n{\"order_id\":\"S");
            return Optional.of(binding());
        }
    }

    @Nested
    class Check extends PreflightContract {
        @BeforeEach
        void prepare() throws IOException {
            fill(run());
        }

        @Override
        protected ConnectorProvider provider() {
            return new FilesConnectorProvider();
        }

        @Override
        protected Binding binding() {
            return FilesContractTest.binding("hand-over", ORDERS);
        }

        @Override
        protected String state() throws IOException {
            return FilesContractTest.state(run());
        }

        @Override
        protected Optional<Binding> unreachable() {
            return Optional.of(FilesContractTest.binding("nowhere", ORDERS));
        }
    }
}
