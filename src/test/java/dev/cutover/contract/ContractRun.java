package dev.cutover.contract;

import dev.cutover.model.Segment;
import dev.cutover.spi.CallContext;
import dev.cutover.spi.ConnectorContext;
import dev.cutover.spi.RunClock;
import dev.cutover.spi.exchange.Exchanges;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * A run as a connector sees it: folders, a clock, masked secrets, and calls with their evidence. No process has had the
 * run before, unless {@link #takenOver} says so. Thread-safe.
 */
public final class ContractRun implements ConnectorContext, AutoCloseable {
    private static final Duration CALL_LIMIT = Duration.ofSeconds(60);
    private static final int LEAST_HIDDEN = 6;

    private final Path folder;
    private final RunClock clock;
    private final boolean takenOver;
    private final KeptEvidence evidence;
    private final Map<Class<?>, Object> shared;
    private final Map<String, String> hidden;
    private final List<String> heard = new CopyOnWriteArrayList<>();

    /** A run whose folders lie below this one. */
    public ContractRun(Path below, RunClock clock) {
        this(folders(below), clock, false, new KeptEvidence(), new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
    }

    private ContractRun(
            Path folder,
            RunClock clock,
            boolean takenOver,
            KeptEvidence evidence,
            Map<Class<?>, Object> shared,
            Map<String, String> hidden) {
        this.folder = folder;
        this.clock = clock;
        this.takenOver = takenOver;
        this.evidence = evidence;
        this.shared = shared;
        this.hidden = hidden;
    }

    private static Path folders(Path below) {
        try {
            Files.createDirectories(below.resolve("run"));
            Files.createDirectories(below.resolve("base"));
            return below;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same run in the next process: what a connector shares within a process is made anew. */
    public ContractRun takenOver() {
        return new ContractRun(folder, clock, true, evidence, new ConcurrentHashMap<>(), hidden);
    }

    /** A call about all traffic. */
    public CallContext call(String key) {
        return call(key, Segment.EVERYTHING);
    }

    /** A call about a slice of the traffic, to be answered within a minute. */
    public CallContext call(String key, Segment segment) {
        return new CallContext(key, "contract", 1, segment, clock.now().plus(CALL_LIMIT), evidence);
    }

    /** What was sent and answered in all calls, masked as where people read it. */
    List<String> heard() {
        return List.copyOf(heard);
    }

    @Override
    public Exchanges exchanges() {
        return sent -> {
            heard.add(mask(sent.get()));
            return answer -> heard.add(mask(answer.get()));
        };
    }

    /** What was attached in all calls. */
    public KeptEvidence evidence() {
        return evidence;
    }

    @Override
    public RunClock clock() {
        return clock;
    }

    @Override
    public long seed() {
        return 42;
    }

    @Override
    public Path folder() {
        return folder.resolve("run");
    }

    @Override
    public Path base() {
        return folder.resolve("base");
    }

    @Override
    public boolean isTakenOver() {
        return takenOver;
    }

    @Override
    public String mask(String text) {
        String masked = text;
        for (var secret : hidden.entrySet()) {
            masked = masked.replace(secret.getKey(), "[secret " + secret.getValue() + "]");
        }
        return masked;
    }

    @Override
    public void hide(String name, String value) {
        if (value.length() >= LEAST_HIDDEN) {
            hidden.put(value, name);
        }
    }

    /** Those on the class path. */
    @Override
    public <S> List<S> services(Class<S> type) {
        return ServiceLoader.load(type).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    @Override
    public <T> T shared(Class<T> type, Supplier<T> maker) {
        return type.cast(shared.computeIfAbsent(type, missing -> maker.get()));
    }

    /** Closes what the connectors have shared. */
    @Override
    public void close() {
        for (Object thing : shared.values()) {
            if (thing instanceof AutoCloseable closeable) {
                close(closeable);
            }
        }
    }

    private static void close(AutoCloseable thing) {
        try {
            thing.close();
        } catch (Exception e) {
            throw new AssertionError("cannot be closed: " + thing, e);
        }
    }
}
