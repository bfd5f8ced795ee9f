package dev.cutover.contract;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The threads of this process, to see which ones a connector has left behind. Immutable and thread-safe. */
final class LiveThreads {
    /** Threads of the JDK, which it ends when it likes. */
    private static final List<String> OF_THE_JDK = List.of(
            "process reaper",
            "ForkJoinPool.commonPool",
            "HttpClient-",
            "Common-Cleaner",
            "Attach Listener",
            "Keep-Alive");

    private static final long LIMIT_MILLIS = 10_000;

    private final Set<Thread> before;

    private LiveThreads(Set<Thread> before) {
        this.before = before;
    }

    static LiveThreads now() {
        return new LiveThreads(alive());
    }

    /** The names of threads that were not there then and have not ended within seconds. */
    List<String> newOnes(Predicate<Thread> counts) throws InterruptedException {
        for (Thread thread : alive()) {
            if (isNew(thread) && counts.test(thread)) {
                thread.join(LIMIT_MILLIS);
            }
        }
        return alive().stream()
                .filter(this::isNew)
                .filter(counts)
                .map(Thread::getName)
                .sorted()
                .toList();
    }

    private boolean isNew(Thread thread) {
        return !before.contains(thread) && OF_THE_JDK.stream().noneMatch(thread.getName()::startsWith);
    }

    private static Set<Thread> alive() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread != Thread.currentThread())
                .collect(Collectors.toSet());
    }
}
