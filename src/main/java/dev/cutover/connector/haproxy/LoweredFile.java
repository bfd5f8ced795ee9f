package dev.cutover.connector.haproxy;

import dev.cutover.model.Weight;
import dev.cutover.spi.TrafficRouter.Change;
import dev.cutover.spi.TrafficRouter.Flow;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Lowers the shares of a rollback in the file where HAProxy does not answer: a HAProxy that is started again must not
 * bring back a share that the new platform was to lose. Never raises one. Stateless and thread-safe.
 */
final class LoweredFile {
    private final WeightKeeper keeper;

    LoweredFile(WeightKeeper keeper) {
        this.keeper = keeper;
    }

    /** What the file says now of the shares that were to shrink, after the reason why HAProxy did not take them. */
    String told(Flow flow, List<Change> changes, String why) {
        var shrinking = changes.stream().filter(LoweredFile::shrinks).toList();
        if (shrinking.isEmpty()) {
            return why;
        }
        try {
            var kept = keeper.lower(flow, shrinking);
            return kept.isEmpty()
                    ? why
                    : why + "; the file says "
                            + kept.stream().map(LoweredFile::words).collect(Collectors.joining(", "))
                            + " already, which HAProxy has when it is started again";
        } catch (IOException e) {
            return why + "; the file still has the former share: "
                    + keeper.file().map(path -> ReplacedFile.reason(path, e)).orElse("");
        }
    }

    /** A rollback sets shares whatever they are now. */
    private static boolean shrinks(Change change) {
        return change.expected().isEmpty()
                || change.target() < change.expected().getAsInt();
    }

    private static String words(Change change) {
        return Weight.words(change.target()) + " for " + change.key();
    }
}
