package dev.cutover.testkit;

import dev.cutover.spi.ConnectorContext;
import dev.cutover.spi.RunClock;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The context for the connectors of one type, without a run. */
public record LoneRun(RunClock clock, long seed, Path folder, boolean isTakenOver, Map<Class<?>, Object> things)
        implements ConnectorContext, AutoCloseable {

    public LoneRun(RunClock clock, Path folder) {
        this(clock, 42, folder, true, new ConcurrentHashMap<>());
    }

    /** The same, where no other process has had the run before. */
    public LoneRun begunHere() {
        return new LoneRun(clock, seed, folder, false, things);
    }

    @Override
    public Path base() {
        return folder;
    }

    @Override
    public <T> T shared(Class<T> type, Supplier<T> maker) {
        return type.cast(things.computeIfAbsent(type, missing -> maker.get()));
    }

    @Override
    public void close() {
        for (Object thing : things.values()) {
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
