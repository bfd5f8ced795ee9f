package dev.cutover.connector.files;

import dev.cutover.contract.ContractBindings;
import dev.cutover.contract.ContractClock;
import dev.cutover.contract.ContractRun;
import dev.cutover.model.Segment;
import dev.cutover.spi.Actions;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Finding;
import dev.cutover.spi.Outcome;
import dev.cutover.spi.Preflight;
import dev.cutover.spi.Records;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A folder of files as a run sees it. */
final class HandOver {
    private final ContractRun run;
    private final Path folder;
    private Map<String, Object> orders = Map.of("file", "orders.csv", "key", "order_id");

    HandOver(Path below) throws IOException {
        run = new ContractRun(below, ContractClock.real());
        folder = Files.createDirectory(run.base().resolve("hand-over"));
    }

    HandOver with(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
        return this;
    }

    HandOver orders(Map<String, Object> settings) {
        orders = settings;
        return this;
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    String text(String name) throws IOException {
        return Files.readString(path(name));
    }

    <C> C open(Class<C> capability) {
        var binding = ContractBindings.of("files", Map.of("folder", "hand-over", "records", Map.of("orders", orders)));
        try {
            return new FilesConnectorProvider()
                    .open(binding, run)
                    .as(capability)
                    .orElseThrow();
        } catch (ConnectorException e) {
            throw new AssertionError(e);
        }
    }

    Outcome call(String operation, Map<String, Object> with, String key) throws Exception {
        return open(Actions.class).call(operation, with, run.call(key));
    }

    Finding readBack(String operation, Map<String, Object> with, String key) throws Exception {
        return open(Actions.class).readBack(operation, with, run.call(key));
    }

    List<Preflight.Found> look(String... operations) throws Exception {
        return open(Preflight.class)
                .look(new Preflight.Purpose(Set.of(operations), Set.of(Records.class), Instant.MAX));
    }

    List<String> keys(Records.Query query) throws Exception {
        var keys = new ArrayList<String>();
        open(Records.class).stream("orders", query, row -> keys.add(row.key().toString()));
        return keys;
    }

    List<List<String>> rows() throws Exception {
        var rows = new ArrayList<List<String>>();
        open(Records.class).stream("orders", Records.Query.all(), row -> rows.add(row.values()));
        return rows;
    }

    static Records.Query in(String dimension, String value) {
        return Records.Query.all().withSegment(Segment.of(Map.of(dimension, value)));
    }
}
