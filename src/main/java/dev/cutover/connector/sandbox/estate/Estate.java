package dev.cutover.connector.sandbox.estate;

import dev.cutover.connector.sandbox.estate.actions.ActionReceipt;
import dev.cutover.connector.sandbox.estate.actions.ActionRequest;
import dev.cutover.connector.sandbox.estate.control.ControlLog;
import dev.cutover.connector.sandbox.estate.control.EstateControl;
import dev.cutover.connector.sandbox.estate.control.SystemLog;
import dev.cutover.connector.sandbox.estate.control.WeightOrder;
import dev.cutover.connector.sandbox.estate.faults.ActiveFault;
import dev.cutover.connector.sandbox.estate.faults.CallFailure;
import dev.cutover.connector.sandbox.estate.faults.Fault;
import dev.cutover.connector.sandbox.estate.metrics.EstateMetric;
import dev.cutover.connector.sandbox.estate.metrics.Measurement;
import dev.cutover.connector.sandbox.estate.metrics.MetricQuery;
import dev.cutover.connector.sandbox.estate.metrics.MetricQueryParser;
import dev.cutover.connector.sandbox.estate.metrics.MetricWindow;
import dev.cutover.connector.sandbox.estate.metrics.Simulation;
import dev.cutover.connector.sandbox.estate.orders.OrderRow;
import dev.cutover.connector.sandbox.estate.orders.OrderStream;
import dev.cutover.connector.sandbox.estate.orders.SystemView;
import dev.cutover.connector.sandbox.estate.platform.EstateConfig;
import dev.cutover.connector.sandbox.estate.platform.EstateException;
import dev.cutover.connector.sandbox.estate.platform.EstateSite;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import dev.cutover.connector.sandbox.estate.platform.RoutingKeys;
import dev.cutover.connector.sandbox.estate.routing.RouterReading;
import dev.cutover.connector.sandbox.estate.routing.SideCounts;
import dev.cutover.connector.sandbox.estate.routing.WeightOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A retail estate at a moment. Time comes in through {@link #advanceTo}; whatever is asked or told, is asked or told at
 * the latest moment that came in. What it shows depends on seed, start, controls and that moment alone, not on how
 * often time came in.
 *
 * <p>A call to a system that a fault strikes throws {@link CallFailure}; a question that makes no sense throws
 * {@link EstateException}. A change is in the log before the call returns. Thread-safe.
 */
public final class Estate implements AutoCloseable {
    private static final int MOST_ASKED = 1_000;

    private final ControlLog log;
    private final RoutingKeys routingKeys;
    private final EstateLedger estateLedger;
    private final Simulation simulation;
    private final MetricWindow windows;
    private final RouterDesk router;
    private final ActionDesk desk;
    private final Map<String, Asked> asked = new HashMap<>();

    private Estate(EstateConfig config, ControlLog log, Instant start) {
        this.log = log;
        this.routingKeys = new RoutingKeys(config.dimensions());
        var estateState = new EstateState(routingKeys, start);
        this.estateLedger = new EstateLedger(estateState, log);
        var stream = new OrderStream(config, routingKeys, start);
        this.simulation = new Simulation(stream, estateState.timeline(), config.seed(), routingKeys.count());
        this.windows = new MetricWindow(simulation, routingKeys.count());
        this.router = new RouterDesk(estateLedger, routingKeys, stream, windows);
        this.desk = new ActionDesk(estateLedger, routingKeys, windows);
    }

    /**
     * Begins an estate, or goes on with the one that the log remembers.
     *
     * @param log closed with the estate
     * @throws EstateException if the log is that of an estate of another seed or shape
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
        past.subList(1, past.size()).forEach(estate.estateLedger.world()::apply);
        estate.advanceTo(now);
        return estate;
    }

    /** Lets time pass; an earlier moment than the latest one changes nothing. */
    public synchronized void advanceTo(Instant now) {
        estateLedger.world().advance(now);
    }

    public synchronized Instant now() {
        return estateLedger.now();
    }

    /** Asks a system whether it is there; when it answered. */
    public synchronized Instant knock(EstateSite estateSite) {
        estateLedger.read(estateSite, "knock", Map.of());
        return estateLedger.now();
    }

    /**
     * What the running router says of every key that agrees with the segment.
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

    /** How many orders the router really sent where in the last while. */
    public synchronized SideCounts routed(String flow, Map<String, String> segment, Duration window) {
        return router.routed(flow, segment, window);
    }

    /**
     * Tells a system to do something, once for the key.
     *
     * @throws EstateException if the action is a read, or the key was used for something else
     */
    public synchronized ActionReceipt act(ActionRequest request) {
        return desk.act(request);
    }

    /** Asks a system something. */
    public synchronized Map<String, String> read(ActionRequest request) {
        return desk.read(request);
    }

    /** What a system has done under a key; empty if nothing so far. */
    public synchronized Optional<ActionReceipt> receipt(EstateSite estateSite, String key) {
        return desk.receipt(estateSite, key);
    }

    /** Whether something was asked for under a key that a hanging system may still get round to. */
    public synchronized boolean isWaiting(String key) {
        return desk.isWaiting(key);
    }

    /**
     * Evaluates a query over the last while.
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

    /** A query, and the cells of a tally that it is about. */
    private static final class Asked {
        private final EstateMetric estateMetric;
        private final int[] cells;

        private Asked(MetricQuery metricQuery, RoutingKeys routingKeys) {
            estateMetric = metricQuery.estateMetric();
            cells = metricQuery.cells(routingKeys);
        }
    }

    /** A criterion asks the same thousands of times. */
    private Asked asked(String text) {
        var known = asked.get(text);
        if (known == null) {
            known = new Asked(MetricQueryParser.parse(text), routingKeys);
            if (asked.size() >= MOST_ASKED) {
                asked.clear();
            }
            asked.put(text, known);
        }
        return known;
    }

    /**
     * Lets something go wrong from now on.
     *
     * @return false if a fault of this id was injected before, on or over: nothing happens then
     */
    public synchronized boolean inject(Fault fault) {
        routingKeys.check(fault.segment());
        if (estateLedger.world().faults().isKnown(fault.id())) {
            return false;
        }
        estateLedger.record(new EstateControl.FaultOn(now(), fault));
        return true;
    }

    /** Ends a fault before its time; returns false if no such fault was on. */
    public synchronized boolean lift(String faultId) {
        boolean isOn = faults().stream().anyMatch(fault -> fault.id().equals(faultId));
        if (isOn) {
            estateLedger.record(new EstateControl.FaultOff(now(), faultId));
        }
        return isOn;
    }

    /** What is wrong at the moment. */
    public synchronized List<Fault> faults() {
        return estateLedger.world().faults().active().stream()
                .map(ActiveFault::fault)
                .toList();
    }

    /** Some recent orders as a system has them, newest first, at various stages. */
    public synchronized List<OrderRow> sample(EstateSystem system, Map<String, String> segment, int count) {
        var book = book(system, segment);
        estateLedger.read(EstateSite.of(system), "sample", segment);
        return book.sample(count);
    }

    /**
     * All orders placed between two moments as a system has them now, in no order but that of their seconds. The taker
     * is called with the estate locked.
     */
    public synchronized void orders(
            EstateSystem system, Map<String, String> segment, Instant from, Instant until, Consumer<OrderRow> taker) {
        var book = book(system, segment);
        estateLedger.read(EstateSite.of(system), "orders", segment);
        book.rows(from.getEpochSecond(), until.getEpochSecond(), taker);
    }

    /** What was done to a system and what befell it, oldest first, a line each. */
    public synchronized List<String> history(EstateSite estateSite) {
        estateLedger.read(estateSite, "log", Map.of());
        return SystemLog.of(estateSite, log.controls());
    }

    @Override
    public synchronized void close() {
        log.close();
    }

    private OrderBook book(EstateSystem system, Map<String, String> segment) {
        return new OrderBook(simulation, new SystemView(system, routingKeys), routingKeys.matching(segment), now());
    }
}
