package dev.cutover.connector.jdbc.action;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The changes of this process that have not ended, one for each call at most. Thread-safe. */
final class RunningChanges {
    private static final Duration AT_CLOSE = Duration.ofSeconds(3);

    private final Map<String, ChangeWorker<?>> byKey = new ConcurrentHashMap<>();

    /** Waits until an earlier change of the same call has ended. */
    void await(String key) throws InterruptedException {
        var earlier = byKey.get(key);
        if (earlier != null) {
            earlier.awaitEnd();
            byKey.remove(key, earlier);
        }
    }

    void begin(String key, ChangeWorker<?> worker) {
        byKey.values().removeIf(ChangeWorker::hasEnded);
        byKey.put(key, worker);
    }

    /** A commit that is under way gets a moment; what is not committed is rolled back with the end of the process. */
    void close() {
        for (var worker : List.copyOf(byKey.values())) {
            try {
                worker.awaitEnd(AT_CLOSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
