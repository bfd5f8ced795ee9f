package dev.cutover.connector.sandbox.estate;

import dev.cutover.connector.sandbox.estate.actions.ActionReceipt;
import dev.cutover.connector.sandbox.estate.actions.ActionRequest;
import dev.cutover.connector.sandbox.estate.audit.AuditFinding;
import dev.cutover.connector.sandbox.estate.audit.BooksAudit;
import dev.cutover.connector.sandbox.estate.book.OrderBooks;
import dev.cutover.connector.sandbox.estate.command.OrderAnswer;
import dev.cutover.connector.sandbox.estate.command.OrderCall;
import dev.cutover.connector.sandbox.estate.command.Protection;
import dev.cutover.connector.sandbox.estate.control.ControlLog;
import dev.cutover.connector.sandbox.estate.control.EstateControl;
import dev.cutover.connector.sandbox.estate.control.SystemLog;
import dev.cutover.connector.sandbox.estate.control.WeightOrder;
import dev.cutover.connector.sandbox.estate.faults.ActiveFault;
import dev.cutover.connector.sandbox.estate.faults.BookFaults;
import dev.cutover.connector.sandbox.estate.faults.CallFailure;
import dev.cutover.connector.sandbox.estate.faults.Fault;
import dev.cutover.connector.sandbox.estate.metrics.EstateMetric;
import dev.cutover.connector.sandbox.estate.metrics.Measurement;
import dev.cutover.connector.sandbox.estate.metrics.MetricQuery;
import dev.cutover.connector.sandbox.estate.metrics.MetricQueryParser;
import dev.cutover.connector.sandbox.estate.metrics.MetricWindow;
import dev.cutover.connector.sandbox.estate.orders.OrderStream;
import dev.cutover.connector.sandbox.estate.orders.Simulation;
import dev.cutover.connector.sandbox.estate.platform.EstateConfig;
import dev.cutover.connector.sandbox.estate.platform.EstateException;
import dev.cutover.connector.sandbox.estate.platform.EstateSite;
import dev.cutover.connector.sandbox.estate.platform.OrderId;
import dev.cutover.connector.sandbox.estate.platform.RoutingKeys;
import dev.cutover.connector.sandbox.estate.routing.RouterReading;
import dev.cutover.connector.sandbox.estate.routing.SideCounts;
import dev.cutover.connector.sandbox.estate.routing.WeightOutcome;
import dev.cutover.connector.sandbox.estate.world.WorldLaws;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A retail estate. {@link #advanceTo} sets its time, and every call happens at the latest time that was set. What the
 * estate shows depends only on its seed, its start, the controls and that time, not on how often the time was advanced.
 *
 * <p>A call that a fault affects throws {@link CallFailure}; a request that is not valid throws
 * {@link EstateException}. A change is in the log before the call returns. Thread-safe.
 */
public final class Estate implements AutoCloseable {
    private static final int MOST_CACHED = 1_000;

    private final ControlLog log;
    private final RoutingKeys routingKeys;
    private final EstateLedger estateLedger;
    private final Simulation simulation;
    private final MetricWindow windows;
    private final RouterDesk router;
    private final OrderLookup lookup;
    private final OrderDesk orderDesk;
    private final ActionDesk desk;
    private final Map<String, Asked> asked = new HashMap<>();

    private Estate(EstateConfig config, ControlLog log, Instant start) {
        this.log = log;
        this.routingKeys = new RoutingKeys(config.dimensions());
        var protections = Protection.except(config.without());
        var estateState = new EstateState(routingKeys, protections.contains(Protection.IDEMPOTENCY_KEYS), start);
        this.estateLedger = new EstateLedger(estateState, log);
        var stream = new OrderStream(config, routingKeys, start);
        this.simulation = new Simulation(stream, estateState.timeline(), config.seed(), routingKeys.count());
        this.windows = new MetricWindow(simulation, config.seed(), routingKeys.count());
        this.router = new RouterDesk(estateLedger, routingKeys, stream, windows);
        var recorder = new FaultyRecorder(estateState::bookFaults);
        var laws = new WorldLaws(estateState.timeline(), protections, recorder);
        this.lookup = new OrderLookup(simulation, routingKeys, laws, estateState);
        this.orderDesk = new OrderDesk(order -> lookup.find(order, now()));
        this.desk = new ActionDesk(estateLedger, routingKeys, windows, orderDesk);
    }

    /**
     * Starts a new estate, or restores the one that the log describes.
     *
     * @param log closed with the estate
     * @throws EstateException if the log belongs to an estate of another seed or shape
     */
    public static Estate open(EstateConfig config, ControlLog log, Instant now) {
        var past = log.controls();
        if (past.isEmpty()) {
            log.append(new EstateControl.Opened(now, config.seed(), config.shape()));
            return new Estate(config, log, now);
        }
        if (!(past.get(0) instanceof EstateControl.Opened opened)) {
            throw new EstateException("the beginning of the sandbox's log is missing", "start a new sandbox");
        }
        if (opened.seed() != config.seed() || !opened.shape().equals(config.shape())) {
            throw new EstateException(
                    "this sandbox was started with seed " + opened.seed() + ", " + opened.shape()
                            + ", and cannot continue with seed " + config.seed() + ", " + config.shape(),
                    "restore its settings, or start a new sandbox");
        }
        var estate = new Estate(config, log, opened.at());
        past.subList(1, past.size()).forEach(estate.estateLedger.state()::apply);
        estate.advanceTo(now);
        return estate;
    }

    /** Advances the time; a moment before the present changes nothing. */
    public synchronized void advanceTo(Instant now) {
        estateLedger.state().advance(now);
    }

    public synchronized Instant now() {
        return estateLedger.now();
    }

    /** Checks that a system answers; returns the time of the answer. */
    public synchronized Instant knock(EstateSite estateSite) {
        estateLedger.read(estateSite, "knock", Map.of());
        return estateLedger.now();
    }

    /**
     * Reads the weight of every key in the segment from the running router.
     *
     * @param flow the name of the traffic
     */
    public synchronized List<RouterReading> weights(String flow, Map<String, String> segment) {
        return router.read(flow, segment);
    }

    /**
     * Gives segments new weights: all of them, or none.
     *
     * @param fence see {@link ActionRequest}
     */
    public synchronized WeightOutcome setWeights(String flow, List<WeightOrder> orders, long fence) {
        return router.set(flow, orders, fence);
    }

    /** How many orders the router actually sent to each side in the window that ends now. */
    public synchronized SideCounts routed(String flow, Map<String, String> segment, Duration window) {
        return router.routed(flow, segment, window);
    }

    /**
     * Performs an action, once for each idempotency key.
     *
     * @throws EstateException if the action is a read, or the key was used for something else
     */
    public synchronized ActionReceipt act(ActionRequest request) {
        return desk.act(request);
    }

    /** Performs an action that only reads. */
    public synchronized Map<String, String> read(ActionRequest request) {
        return desk.read(request);
    }

    /** What has become, by now, of each part of a call for single orders that a system has taken. */
    public synchronized List<OrderAnswer> answers(OrderCall orderCall) {
        return orderDesk.answers(orderCall);
    }

    /** The receipt of what a system has done under an idempotency key; empty if nothing so far. */
    public synchronized Optional<ActionReceipt> receipt(EstateSite estateSite, String key) {
        return desk.receipt(estateSite, key);
    }

    /** Whether a request with this key is queued at a hanging system, which may still perform it. */
    public synchronized boolean isWaiting(String key) {
        return desk.isWaiting(key);
    }

    /**
     * Evaluates a query over the window that ends now.
     *
     * @param text see {@link MetricQuery}
     */
    public synchronized Measurement measure(EstateSite estateSite, String text, Duration window) {
        var asked = asked(text);
        estateLedger.read(estateSite, text, Map.of());
        var counterTotals = windows.over(
                window,
                now().getEpochSecond(),
                asked.cells,
                asked.estateMetric.detail(),
                asked.estateMetric.histogram());
        return Measurement.of(asked.estateMetric, counterTotals);
    }

    /** A parsed query, and the cells of the counters that it selects. */
    private static final class Asked {
        private final EstateMetric estateMetric;
        private final int[] cells;

        private Asked(MetricQuery metricQuery, RoutingKeys routingKeys) {
            estateMetric = metricQuery.estateMetric();
            cells = metricQuery.cells(routingKeys);
        }
    }

    /** Parsed queries are cached: a criterion repeats the same query thousands of times. */
    private Asked asked(String text) {
        var known = asked.get(text);
        if (known == null) {
            known = new Asked(MetricQueryParser.parse(text), routingKeys);
            if (asked.size() >= MOST_CACHED) {
                asked.clear();
            }
            asked.put(text, known);
        }
        return known;
    }

    /**
     * Starts a fault now.
     *
     * @return false if a fault of this id was injected before, whether it has ended or not: nothing changes then
     */
    public synchronized boolean inject(Fault fault) {
        routingKeys.check(fault.segment());
        if (estateLedger.state().faults().isKnown(fault.id())) {
            return false;
        }
        estateLedger.record(new EstateControl.FaultOn(now(), fault));
        return true;
    }

    /** Ends a fault early; returns false if no such fault was active. */
    public synchronized boolean lift(String faultId) {
        boolean isOn = faults().stream().anyMatch(fault -> fault.id().equals(faultId));
        if (isOn) {
            estateLedger.record(new EstateControl.FaultOff(now(), faultId));
        }
        return isOn;
    }

    /** The faults that are active now. */
    public synchronized List<Fault> faults() {
        return estateLedger.state().faults().active().stream()
                .map(ActiveFault::fault)
                .toList();
    }

    /**
     * The books of one order as of now, whether or not the systems that keep them answer; empty if no such order was
     * placed before the current second. Of an order that nobody placed there are books if a fault made them.
     */
    public synchronized Optional<OrderBooks> books(OrderId order) {
        return lookup.find(order, now());
    }

    /**
     * The books as of now of all orders placed between two moments, in the order of their numbers, whether or not the
     * systems that keep them answer. The consumer is called while the estate is locked.
     */
    public synchronized void eachOrder(
            Map<String, String> segment, Instant from, Instant until, Consumer<OrderBooks> consumer) {
        var keys = routingKeys.matching(segment);
        lookup.each(keys, from.getEpochSecond(), until.getEpochSecond(), now(), consumer);
    }

    /** What systems have recorded wrongly until now; it also says which rows are written by another schema. */
    public synchronized BookFaults bookFaults() {
        return estateLedger.state().bookFaults();
    }

    /**
     * The second in which an order of this id is placed, if there is one; of the first possible id, the first second.
     */
    public synchronized Instant secondOf(OrderId order) {
        return Instant.ofEpochSecond(simulation.secondOf(order.number()));
    }

    /**
     * Audits the books of all systems as of now, whether or not they answer. The estate goes on meanwhile, and what is
     * commanded then may be part of what is found.
     *
     * @param untouched how many orders to look at to which nothing was done
     * @return the invariants that are violated; empty if none is
     */
    public List<AuditFinding> audit(int untouched) {
        return BooksAudit.of(audited(), untouched);
    }

    private synchronized OrderAudit audited() {
        var commanded = estateLedger.state().overlay().orders();
        return new OrderAudit(this, lookup, simulation, routingKeys, commanded, log.controls(), now());
    }

    /** The log of a system, oldest line first. */
    public synchronized List<String> history(EstateSite estateSite) {
        estateLedger.read(estateSite, "log", Map.of());
        return SystemLog.of(estateSite, log.controls());
    }

    @Override
    public synchronized void close() {
        log.close();
    }
}
