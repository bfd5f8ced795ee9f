package dev.cutover.connector.haproxy;

import dev.cutover.connector.haproxy.socket.AdminConnection;
import dev.cutover.connector.haproxy.socket.SocketFailureException;
import dev.cutover.model.Segment;
import dev.cutover.spi.Preflight.Found;
import dev.cutover.spi.TrafficRouter.Change;
import dev.cutover.spi.TrafficRouter.Flow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps weights where HAProxy reads them when it is started or loaded again: what is set at run time is lost then.
 * Implementations must be thread-safe.
 */
interface WeightKeeper {
    /** Keeps nothing. */
    WeightKeeper NONE = new WeightKeeper() {
        @Override
        public Optional<Path> file() {
            return Optional.empty();
        }

        @Override
        public String obstacle() {
            return "";
        }

        @Override
        public void keep(AdminConnection connection, Flow flow, List<Change> changes) {
            // What is set at run time is all there is.
        }

        @Override
        public Map<Segment, Integer> kept(Flow flow, List<Segment> keys) {
            return Map.of();
        }
    };

    /** The file that HAProxy reads; empty if nothing is kept. */
    Optional<Path> file();

    /** Why nothing can be kept now; empty if it can. Changes nothing. */
    String obstacle();

    /** Compares what is kept with what is in force; empty where there is nothing to compare. Changes nothing. */
    default List<Found> check(AdminConnection connection) throws SocketFailureException, InterruptedException {
        return List.of();
    }

    /** Writes the targets of these changes; everything else that is kept stays as it is. */
    void keep(AdminConnection connection, Flow flow, List<Change> changes)
            throws IOException, SocketFailureException, InterruptedException;

    /**
     * Writes those targets that are lower than what is kept, without HAProxy; raises nothing.
     *
     * @return the changes whose targets, or less, are kept now; empty where nothing can be kept without HAProxy
     */
    default List<Change> lower(Flow flow, List<Change> changes) throws IOException {
        return List.of();
    }

    /** What is kept, as far as that is a weight. */
    Map<Segment, Integer> kept(Flow flow, List<Segment> keys);
}
