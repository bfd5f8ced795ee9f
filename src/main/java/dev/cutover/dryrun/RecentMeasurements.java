package dev.cutover.dryrun;

import dev.cutover.model.Segment;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Metrics.Measurement;
import dev.cutover.spi.RunClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Caches measurements for a short real time. On a fast clock, a run takes an hour of samples within a real second; a
 * system in real time would report the same value each time. Thread-safe.
 */
final class RecentMeasurements {
    /**
     * How often NO DATA is queried again before it is cached: the system may follow the run's clock and have data soon.
     */
    private static final int BELIEVED_AFTER = 20;

    private final RunClock wall;
    private final Duration lasts;
    private final Map<Asked, Said> said = new ConcurrentHashMap<>();

    RecentMeasurements(RunClock wall, Duration lasts) {
        this.wall = wall;
        this.lasts = lasts;
    }

    /** A query to a system. */
    record Asked(String query, Duration window, Segment segment) {}

    /** The measurement or the failure, and how often in a row the system had no data. */
    private record Said(Instant at, @Nullable Measurement measurement, String trouble, int without) {
        private boolean isFinal() {
            return without == 0 || without >= BELIEVED_AFTER;
        }
    }

    /** Queries the system. */
    @FunctionalInterface
    interface Question {
        Measurement ask() throws ConnectorException, InterruptedException;
    }

    Measurement of(Asked asked, Question question) throws ConnectorException, InterruptedException {
        var before = said.get(asked);
        boolean counts = before != null
                && before.isFinal()
                && wall.now().isBefore(before.at().plus(lasts));
        var now = before != null && counts ? before : ask(question, before == null ? 0 : before.without());
        said.put(asked, now);
        var measurement = now.measurement();
        if (measurement == null) {
            throw new ConnectorException(now.trouble());
        }
        return measurement;
    }

    private Said ask(Question question, int without) throws InterruptedException {
        try {
            var measurement = question.ask();
            boolean none = measurement instanceof Measurement.NoData;
            return new Said(wall.now(), measurement, "", none ? without + 1 : 0);
        } catch (ConnectorException trouble) {
            return new Said(wall.now(), null, String.valueOf(trouble.getMessage()), 0);
        }
    }
}
