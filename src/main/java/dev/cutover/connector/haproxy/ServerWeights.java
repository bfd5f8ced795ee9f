package dev.cutover.connector.haproxy;

import dev.cutover.connector.haproxy.socket.AdminConnection;
import dev.cutover.connector.haproxy.socket.NameTemplate;
import dev.cutover.connector.haproxy.socket.SocketFailureException;
import dev.cutover.connector.haproxy.socket.StatTable;
import dev.cutover.connector.haproxy.socket.WorkerInfo;
import dev.cutover.model.Segment;
import dev.cutover.spi.Preflight.Found;
import dev.cutover.spi.TrafficRouter.Change;
import dev.cutover.spi.TrafficRouter.Flow;
import dev.cutover.spi.TrafficRouter.Reading;
import dev.cutover.spi.operation.UnfitValueException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Weights of two servers in a backend of each segment. They always add up to the same sum, so a weight of the new
 * server is a share. The server that gains is raised before the other is lowered: with both at 0, HAProxy would answer
 * every request with 503. Thread-safe.
 *
 * @param sum which weights make a whole, at most 256
 */
record ServerWeights(NameTemplate backend, NameTemplate old, NameTemplate fresh, int sum) implements WeightStore {
    /** The highest weight of a server. */
    static final int MOST = 256;

    static final int USUAL_SUM = 100;
    private static final int ALL = 10_000;

    @Override
    public int granularity() {
        return ALL / BigInteger.valueOf(ALL).gcd(BigInteger.valueOf(sum)).intValue();
    }

    @Override
    public String name(Flow flow, Segment key) throws UnfitValueException {
        var pair = pair(flow, key);
        return pair.path(pair.old()) + " " + pair.fresh();
    }

    private ServerPair pair(Flow flow, Segment key) throws UnfitValueException {
        return new ServerPair(backend.fill(flow, key), old.fill(flow, key), fresh.fill(flow, key));
    }

    @Override
    public Snapshot read(AdminConnection connection, Flow flow, List<Segment> keys)
            throws SocketFailureException, InterruptedException {
        var worker = WorkerInfo.parse(connection.ask(WorkerInfo.COMMAND));
        var readings = new ArrayList<Reading>();
        for (Segment key : keys) {
            readings.add(reading(connection, flow, key));
        }
        return new Snapshot(worker, worker.pid(), readings);
    }

    private Reading reading(AdminConnection connection, Flow flow, Segment key)
            throws SocketFailureException, InterruptedException {
        try {
            var pair = pair(flow, key);
            return state(connection, pair).reading(key, sum);
        } catch (UnfitValueException e) {
            return Reading.none(key, e.why());
        }
    }

    private static PairState state(AdminConnection connection, ServerPair pair)
            throws SocketFailureException, InterruptedException {
        return PairState.of(pair, connection.ask(StatTable.command(pair.backend())));
    }

    @Override
    public String obstacle(AdminConnection connection, Flow flow, List<Change> changes)
            throws SocketFailureException, InterruptedException {
        for (Change change : changes) {
            var pair = certainPair(flow, change);
            var state = state(connection, pair);
            if (!state.trouble().isEmpty()) {
                return change.key() + ": " + state.trouble();
            }
            String unfit = state.unfit();
            if (!unfit.isEmpty()) {
                return change.key() + ": backend " + pair.backend() + ": " + unfit;
            }
            if (change.expected().isPresent()
                    && change.target() > change.expected().getAsInt()
                    && !state.fresh().isUsable()) {
                return change.key() + ": the server " + pair.path(pair.fresh()) + " is "
                        + state.fresh().status() + ": HAProxy would send it no requests";
            }
        }
        return "";
    }

    @Override
    public List<Found> check(AdminConnection connection) throws SocketFailureException, InterruptedException {
        return new ServerCheck(backend, old, fresh).look(connection);
    }

    @Override
    public Sent set(AdminConnection connection, Flow flow, List<Change> changes)
            throws SocketFailureException, InterruptedException {
        var before = new ArrayList<Reading>();
        var after = new ArrayList<Reading>();
        var refusals = new LinkedHashMap<Segment, String>();
        for (Change change : changes) {
            var pair = certainPair(flow, change);
            var sent = new PairChange(pair, change.target() * sum / ALL, sum).on(connection);
            before.add(sent.before().reading(change.key(), sum));
            after.add(sent.after().reading(change.key(), sum));
            if (!sent.refusal().isEmpty()) {
                refusals.put(change.key(), sent.refusal());
            }
        }
        return new Sent(before, refusals, after);
    }

    private ServerPair certainPair(Flow flow, Change change) {
        try {
            return pair(flow, change.key());
        } catch (UnfitValueException e) {
            throw new IllegalArgumentException("not refused before: " + e.why(), e);
        }
    }

    /** The weights that servers are to have, by backend and server. */
    Map<String, Integer> weights(Flow flow, List<Change> changes) {
        var weights = new LinkedHashMap<String, Integer>();
        for (Change change : changes) {
            var pair = certainPair(flow, change);
            int ofFresh = change.target() * sum / ALL;
            weights.put(pair.path(pair.fresh()), ofFresh);
            weights.put(pair.path(pair.old()), sum - ofFresh);
        }
        return weights;
    }
}
