package dev.cutover.connector.files;

import dev.cutover.spi.Actions;
import dev.cutover.spi.CallContext;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Finding;
import dev.cutover.spi.Operation;
import dev.cutover.spi.Outcome;
import dev.cutover.spi.exchange.Exchanges;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Sets flags and appends lines, one call at a time, so that a read-back sees no half of a call. Thread-safe. */
final class FileActions implements Actions {
    private final RootFolder root;
    private final FileTurn turn;
    private final Exchanges exchanges;

    /** @param exchanges hears what is done to which file */
    FileActions(RootFolder root, FileTurn turn, Exchanges exchanges) {
        this.exchanges = exchanges;
        this.root = root;
        this.turn = turn;
    }

    @Override
    public List<Operation> operations() {
        return FileOperation.described();
    }

    @Override
    public Outcome call(String name, Map<String, Object> with, CallContext context)
            throws ConnectorException, InterruptedException {
        var operation = FileOperation.named(name);
        if (operation.isEmpty()) {
            return Outcome.failed("there is no operation `" + name + "`; there are " + FileOperation.names(), true);
        }
        for (var mistake : FileOperation.mistakes(name, with)) {
            return Outcome.failed(mistake.message(), true);
        }
        turn.begin();
        try {
            return perform(operation.get(), with, context);
        } catch (RefusedFileException e) {
            return Outcome.failed(e.why(), true);
        } finally {
            turn.end();
        }
    }

    private Outcome perform(FileOperation operation, Map<String, Object> with, CallContext context)
            throws ConnectorException, InterruptedException, RefusedFileException {
        var file = file(operation, with);
        var exchange = exchanges.begin(() -> told(operation, file, with));
        try {
            var outcome = performed(operation, file, with, context);
            exchange.answered(() -> answer(outcome));
            return outcome;
        } catch (ConnectorException e) {
            exchange.answered(() -> String.valueOf(e.getMessage()));
            throw e;
        }
    }

    private static String told(FileOperation operation, Path file, Map<String, Object> with) {
        return switch (operation) {
            case SET_FLAG -> "set the flag " + file + "\nvalue: " + text(with, "value");
            case CLEAR_FLAG -> "remove the flag " + file;
            case READ_FLAG -> "read the flag " + file;
            case APPEND -> "append to " + file + "\nline: " + text(with, "line");
        };
    }

    private static String answer(Outcome outcome) {
        return outcome instanceof Outcome.Succeeded done
                ? done.detail()
                        + new TreeMap<>(done.outputs())
                                .entrySet().stream()
                                        .map(output -> "\n" + output.getKey() + ": " + output.getValue())
                                        .collect(Collectors.joining())
                : outcome.trouble();
    }

    private static Outcome performed(FileOperation operation, Path file, Map<String, Object> with, CallContext context)
            throws ConnectorException, InterruptedException {
        try {
            return switch (operation) {
                case SET_FLAG -> flag(file, with).set(text(with, "value"), context);
                case CLEAR_FLAG -> flag(file, with).clear(context);
                case READ_FLAG -> read(new FlagFile(file));
                case APPEND -> append(new LineList(file), text(with, "line"), context);
            };
        } catch (IOException e) {
            var fault = FileFault.of(e);
            if (fault == FileFault.OTHER) {
                throw new ConnectorException(fault.sentence("used", file), e);
            }
            return Outcome.failed(
                    fault.sentence(operation == FileOperation.READ_FLAG ? "read" : "written", file), true);
        }
    }

    @Override
    public Finding readBack(String name, Map<String, Object> with, CallContext context) throws InterruptedException {
        var operation = FileOperation.named(name);
        if (operation.isEmpty()) {
            return Finding.UNKNOWN;
        }
        turn.begin();
        try {
            return isDone(operation.get(), with, context) ? Finding.DONE : Finding.NOT_DONE;
        } catch (IOException | RefusedFileException e) {
            return Finding.UNKNOWN;
        } finally {
            turn.end();
        }
    }

    private boolean isDone(FileOperation operation, Map<String, Object> with, CallContext context)
            throws IOException, InterruptedException, RefusedFileException {
        var file = file(operation, with);
        return switch (operation) {
            case SET_FLAG ->
                new FlagFile(file)
                        .read()
                        .filter(content -> content.key().equals(context.idempotencyKey()))
                        .isPresent();
            case CLEAR_FLAG -> flag(file, with).isCleared(context);
            case READ_FLAG -> true;
            case APPEND -> new LineList(file).has(context.idempotencyKey());
        };
    }

    private Path file(FileOperation operation, Map<String, Object> with) throws RefusedFileException {
        String name = text(with, operation == FileOperation.APPEND ? "file" : "flag");
        return operation == FileOperation.READ_FLAG ? root.file(name) : root.writtenFile(name);
    }

    private static FlagCalls flag(Path file, Map<String, Object> with) {
        return new FlagCalls(
                new FlagFile(file), text(with, FileOperation.REPLACE).equals("true"));
    }

    private static Outcome read(FlagFile flag) throws IOException {
        var content = flag.read();
        return Outcome.succeeded(
                content.isPresent() ? "it is set" : "it is not set",
                Map.of(
                        "set", String.valueOf(content.isPresent()),
                        "value", content.map(FlagContent::value).orElse(""),
                        "key", content.map(FlagContent::key).orElse("")));
    }

    private static Outcome append(LineList list, String line, CallContext context)
            throws IOException, InterruptedException {
        return Outcome.succeeded(
                switch (list.add(context.idempotencyKey(), line)) {
                    case ADDED -> "added";
                    case KNOWN -> "the line was there already";
                    case COMPLETED -> "a part of the line was there, and was completed";
                    case AFTER_A_TORN_LINE -> "added; the line before it has no end of its own, and may be incomplete";
                });
    }

    private static String text(Map<String, Object> with, String parameter) {
        return with.containsKey(parameter) ? String.valueOf(with.get(parameter)) : "";
    }
}
