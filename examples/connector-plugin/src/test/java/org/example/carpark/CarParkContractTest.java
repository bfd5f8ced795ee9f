package org.example.carpark;

import dev.cutover.contract.ActionsContract;
import dev.cutover.contract.ContractBindings;
import dev.cutover.contract.PreflightContract;
import dev.cutover.contract.ProviderContract;
import dev.cutover.model.Binding;
import dev.cutover.spi.ConnectorProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** All that a connector has to hold, tested by the classes that Cutover brings. */
class CarParkContractTest {
    @TempDir
    private Path folder;

    private Binding binding(String name) {
        return ContractBindings.of("car-park", Map.of("folder", folder.resolve(name).toString()));
    }

    private String closed() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("car-parks"))) {
            return files.map(Path::getFileName).sorted().toList().toString();
        }
    }

    @BeforeEach
    void build() throws IOException {
        Files.createDirectory(folder.resolve("car-parks"));
    }

    @Nested
    class Provider extends ProviderContract {
        @Override
        protected ConnectorProvider provider() {
            return new CarParkProvider();
        }

        @Override
        protected Binding binding() {
            return CarParkContractTest.this.binding("car-parks");
        }

        @Override
        protected Map<String, Binding> wrongSettings() {
            return Map.of("folder", ContractBindings.of("car-park", Map.of()));
        }

        @Override
        protected Optional<Binding> unreachable() {
            return Optional.of(CarParkContractTest.this.binding("nowhere"));
        }
    }

    @Nested
    class Operations extends ActionsContract {
        @Override
        protected ConnectorProvider provider() {
            return new CarParkProvider();
        }

        @Override
        protected Binding binding() {
            return CarParkContractTest.this.binding("car-parks");
        }

        @Override
        protected Call write() {
            return new Call("close", Map.of("car-park", "north"));
        }

        @Override
        protected Optional<Call> read() {
            return Optional.of(new Call("status", Map.of()));
        }

        @Override
        protected long effects() throws IOException {
            return closed().contains("north") ? 1 : 0;
        }
    }

    @Nested
    class Check extends PreflightContract {
        @Override
        protected ConnectorProvider provider() {
            return new CarParkProvider();
        }

        @Override
        protected Binding binding() {
            return CarParkContractTest.this.binding("car-parks");
        }

        @Override
        protected String state() throws IOException {
            return closed();
        }

        @Override
        protected Optional<Binding> unreachable() {
            return Optional.of(CarParkContractTest.this.binding("nowhere"));
        }
    }
}
