package dev.cutover.connector.haproxy;

import dev.cutover.connector.haproxy.socket.AdminConnection;
import dev.cutover.connector.haproxy.socket.SocketFailureException;
import dev.cutover.connector.haproxy.socket.WorkerInfo;
import dev.cutover.model.Segment;
import dev.cutover.spi.Preflight;
import dev.cutover.spi.TrafficRouter.Change;
import dev.cutover.spi.TrafficRouter.Flow;
import dev.cutover.spi.TrafficRouter.Reading;
import dev.cutover.spi.operation.UnfitValueException;
import java.util.List;
import java.util.Map;

/**
 * Where a running HAProxy holds the weights of segments. What it answers is never believed: an empty answer does not
 * prove that anything changed, so weights are read back. Implementations must be thread-safe.
 */
interface WeightStore {

    /** The smallest step of a share, in basis points. */
    int granularity();

    /**
     * The name of a segment's weight in HAProxy: two segments with one name share one weight.
     *
     * @throws UnfitValueException if the segment lacks a value, or has one that no name can have
     */
    String name(Flow flow, Segment key) throws UnfitValueException;

    /** The weights in force, in the order of the keys, and the process that told them. */
    Snapshot read(AdminConnection connection, Flow flow, List<Segment> keys)
            throws SocketFailureException, InterruptedException;

    /**
     * Why these changes must not be sent to HAProxy as it is now; empty if they may. Reads only.
     *
     * @param changes those that are not at their target yet
     */
    String obstacle(AdminConnection connection, Flow flow, List<Change> changes)
            throws SocketFailureException, InterruptedException;

    /** Whether weights can be read and set, for all segments together; changes nothing. */
    List<Preflight.Found> check(AdminConnection connection) throws SocketFailureException, InterruptedException;

    /** Sets the weights, and reads them just before and just after on the same connection. */
    Sent set(AdminConnection connection, Flow flow, List<Change> changes)
            throws SocketFailureException, InterruptedException;

    /**
     * What was read on one connection.
     *
     * @param revision changes with every start and reload
     */
    record Snapshot(WorkerInfo worker, String revision, List<Reading> readings) {
        public Snapshot {
            readings = List.copyOf(readings);
        }
    }

    /**
     * What came of sending changes.
     *
     * @param before read just before they were sent
     * @param refusals what HAProxy answered to those that it did not take
     * @param after read just after
     */
    record Sent(List<Reading> before, Map<Segment, String> refusals, List<Reading> after) {
        public Sent {
            before = List.copyOf(before);
            refusals = Map.copyOf(refusals);
            after = List.copyOf(after);
        }
    }
}
