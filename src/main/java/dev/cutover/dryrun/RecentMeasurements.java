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
 * What a system has measured just now, by the wall. Where the run's time flies, an hour of samples is asked for within
 * a second, and a system that lives by the wall could say nothing new in it. Thread-safe.
 */
final class RecentMeasurements {
    /** A system that has no data is asked so often before it is believed: it may live by the run's time after all. */
    private static final int BELIEVED_AFTER = 20;

    private final RunClock wall;
    private final Duration lasts;
    private final Map<Asked, Said> said = new ConcurrentHashMap<>();

    RecentMeasurements(RunClock wall, Duration lasts) {
        this.wall = wall;
        this.lasts = lasts;
    }

    /** A question to a system. */
    record Asked(String query, Duration window, Segment segment) {}

    /** Its answer, or the trouble that it had; without data, how often in a row. */
    private record Said(Instant at, @Nullable Measurement measurement, String trouble, int without) {
        private boolean isFinal() {
            return without == 0 || without >= BELIEVED_AFTER;
        }
    }

    /** Asks the system. */
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
