package dev.cutover.connector.haproxy;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.cutover.connector.haproxy.socket.WorkerInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The process of HAProxy in which this run last set a weight, or that it first read one from; remembered in a file of
 * the run, so that the next runner knows it too. Thread-safe.
 */
final class SeenWorker {
    private static final System.Logger LOG = System.getLogger(SeenWorker.class.getName());

    private final Path file;

    SeenWorker(Path folder, String system) {
        this.file = folder.resolve("worker-" + system.replaceAll("[^A-Za-z0-9_.-]", "_"));
    }

    /** What people should know if it is another process by now; the first one that is seen is remembered. */
    synchronized String note(WorkerInfo worker) {
        String seen = seen();
        if (seen.isEmpty()) {
            remember(worker);
        }
        return seen.isEmpty() || worker.pid().isEmpty() || seen.equals(worker.pid())
                ? ""
                : "HAProxy was loaded again (worker " + worker.pid() + ", was " + seen + ")";
    }

    /** Weights have just been set in this process. */
    synchronized void remember(WorkerInfo worker) {
        if (worker.pid().isEmpty() || worker.pid().equals(seen())) {
            return;
        }
        try {
            var temporary = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), worker.pid(), US_ASCII);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            // It only explains a drift, which is found without it.
            LOG.log(System.Logger.Level.WARNING, "the process of HAProxy cannot be remembered: " + e.getMessage());
        }
    }

    private String seen() {
        try {
            return Files.exists(file) ? Files.readString(file, US_ASCII).strip() : "";
        } catch (IOException e) {
            return "";
        }
    }
}
