package dev.cutover.testkit.web;

import dev.cutover.model.Binding;
import dev.cutover.spi.ConnectorContext;
import dev.cutover.spi.RunClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What a connector may use, in a folder of a test: time passes only when somebody sleeps, and what is hidden is kept.
 * Thread-safe.
 */
public final class PlainContext implements ConnectorContext {
    private final Path folder;
    private final Map<String, String> hidden = new ConcurrentHashMap<>();
    private final AtomicInteger timesHidden = new AtomicInteger();
    private volatile Instant now = Instant.parse("2026-11-24T02:00:00Z");
    private volatile UnaryOperator<Binding> renewing = UnaryOperator.identity();

    public PlainContext(Path folder) {
        this.folder = folder;
    }

    /** What is found when secrets are looked up again. */
    public PlainContext renewing(UnaryOperator<Binding> renewal) {
        renewing = renewal;
        return this;
    }

    /** Lets time pass. */
    public void pass(Duration time) {
        now = now.plus(time);
    }

    /** What was hidden, by the names of the markers. */
    public Map<String, String> hidden() {
        return Map.copyOf(hidden);
    }

    /** How often something was hidden. */
    public int timesHidden() {
        return timesHidden.get();
    }

    @Override
    public RunClock clock() {
        return new RunClock() {
            @Override
            public Instant now() {
                return now;
            }

            @Override
            public void sleep(Duration duration) {
                pass(duration);
            }
        };
    }

    @Override
    public long seed() {
        return 1;
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public Path base() {
        return folder;
    }

    @Override
    public String mask(String text) {
        String masked = text;
        for (var one : hidden.entrySet()) {
            masked = masked.replace(one.getValue(), "[" + one.getKey() + "]");
        }
        return masked;
    }

    @Override
    public void hide(String name, String value) {
        hidden.put(name, value);
        timesHidden.incrementAndGet();
    }

    @Override
    public Binding renewed(Binding opened) {
        return renewing.apply(opened);
    }

    @Override
    public <T> T shared(Class<T> type, Supplier<T> maker) {
        return maker.get();
    }
}
