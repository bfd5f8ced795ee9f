package org.example.carpark;

import dev.cutover.spi.Actions;
import dev.cutover.spi.CallContext;
import dev.cutover.spi.Connector;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Finding;
import dev.cutover.spi.Operation;
import dev.cutover.spi.Outcome;
import dev.cutover.spi.Preflight;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The car parks: a closed one is a file of its name. Stateless and thread-safe. */
final class CarParks implements Connector, Actions, Preflight {
    private final Path folder;

    CarParks(Path folder) {
        this.folder = folder;
    }

    @Override
    public List<Operation> operations() {
        return CarParkProvider.OPERATIONS;
    }

    /** The state says all: closing what is closed has no further effect, whatever the key. */
    @Override
    public Outcome call(String operation, Map<String, Object> with, CallContext context) throws ConnectorException {
        if (!Files.isDirectory(folder)) {
            return Outcome.failed("there is no folder " + folder, true);
        }
        try {
            switch (operation) {
                case "close":
                    return close(file(with));
                case "open":
                    return Outcome.succeeded(Files.deleteIfExists(file(with)) ? "opened" : "it was open already");
                case "status":
                    return Outcome.succeeded("", Map.of("closed", String.join(",", closed())));
                default:
                    return Outcome.failed("there is no operation " + operation, true);
            }
        } catch (IOException e) {
            // Nobody knows whether the file was changed: the effect is in doubt, and the read-back will tell.
            throw new ConnectorException("the car parks do not answer: " + e.getMessage(), e);
        }
    }

    @Override
    public Finding readBack(String operation, Map<String, Object> with, CallContext context) {
        if (!Files.isDirectory(folder)) {
            return Finding.UNKNOWN;
        }
        boolean closed = Files.exists(file(with));
        return closed == operation.equals("close") ? Finding.DONE : Finding.NOT_DONE;
    }

    @Override
    public List<Found> look(Purpose purpose) throws ConnectorException {
        if (!Files.isDirectory(folder)) {
            throw new ConnectorException("there is no folder " + folder);
        }
        return List.of(
                Found.ok(Aspect.REACHABLE, "the folder is there"),
                Found.notApplicable(Aspect.CREDENTIALS, "there is no login"),
                Files.isWritable(folder)
                        ? Found.ok(Aspect.PERMISSIONS, "the folder can be written to")
                        : Found.failed(Aspect.PERMISSIONS, "the folder is read-only"));
    }

    private static Outcome close(Path file) throws IOException {
        try {
            Files.createFile(file);
            return Outcome.succeeded("closed");
        } catch (FileAlreadyExistsException e) {
            return Outcome.succeeded("it was closed already");
        }
    }

    private Path file(Map<String, Object> with) {
        return folder.resolve(String.valueOf(with.get("car-park")).replaceAll("[^A-Za-z0-9-]", "_"));
    }

    private List<String> closed() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .collect(Collectors.toList());
        }
    }
}
