package dev.cutover.connector.sandbox;

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
final class Estate implements AutoCloseable {
    private static final int MOST_ASKED = 1_000;

    private final ControlLog log;
    private final Segments segments;
    private final Ledger ledger;
    private final Simulation simulation;
    private final MetricWindow windows;
    private final RouterDesk router;
    private final ActionDesk desk;
    private final Map<String, Asked> asked = new HashMap<>();

    private Estate(EstateConfig config, ControlLog log, Instant start) {
        this.log = log;
        this.segments = new Segments(config.dimensions());
        var world = new World(segments, start);
        this.ledger = new Ledger(world, log);
        var stream = new OrderStream(config, segments, start);
        this.simulation = new Simulation(stream, world.timeline(), config.seed(), segments.count());
        this.windows = new MetricWindow(simulation, segments.count());
        this.router = new RouterDesk(ledger, segments, stream, windows);
        this.desk = new ActionDesk(ledger, segments, windows);
    }

    /**
     * Begins an estate, or goes on with the one that the log remembers.
     *
     * @param log closed with the estate
     * @throws EstateException if the log is that of an estate of another seed or shape
     */
    static Estate open(EstateConfig config, ControlLog log, Instant now) {
        var past = log.controls();
        if (past.isEmpty()) {
            log.append(new Control.Opened(now, config.seed(), config.shape()));
            return new Estate(config, log, now);
        }
        if (!(past.get(0) instanceof Control.Opened opened)) {
            throw new EstateException("the sandbox's log does not begin with its beginning", "begin a new sandbox");
        }
        if (opened.seed() != config.seed() || !opened.shape().equals(config.shape())) {
            throw new EstateException(
                    "this sandbox began with seed " + opened.seed() + ", " + opened.shape()
                            + ", and cannot go on with seed " + config.seed() + ", " + config.shape(),
                    "give it the settings that it had, or begin a new one");
        }
        var estate = new Estate(config, log, opened.at());
        past.subList(1, past.size()).forEach(estate.ledger.world()::apply);
        estate.advanceTo(now);
        return estate;
    }

    /** Lets time pass; an earlier moment than the latest one changes nothing. */
    synchronized void advanceTo(Instant now) {
        ledger.world().advance(now);
    }

    synchronized Instant now() {
        return ledger.now();
    }

    /** Asks a system whether it is there; when it answered. */
    synchronized Instant knock(Site site) {
        ledger.read(site, "knock", Map.of());
        return ledger.now();
    }

    /**
     * What the running router says of every key that agrees with the segment.
     *
     * @param flow the name of the traffic
     */
    synchronized List<WeightReading> weights(String flow, Map<String, String> segment) {
        return router.read(flow, segment);
    }

    /**
     * Gives segments new weights: all of them, or none.
     *
     * @param fence see {@link ActionRequest}
     */
    synchronized WeightOutcome setWeights(String flow, List<WeightOrder> orders, long fence) {
        return router.set(flow, orders, fence);
    }

    /** How many orders the router really sent where in the last while. */
    synchronized SideCounts routed(String flow, Map<String, String> segment, Duration window) {
        return router.routed(flow, segment, window);
    }

    /**
     * Tells a system to do something, once for the key.
     *
     * @throws EstateException if the action is a read, or the key was used for something else
     */
    synchronized ActionReceipt act(ActionRequest request) {
        return desk.act(request);
    }

    /** Asks a system something. */
    synchronized Map<String, String> read(ActionRequest request) {
        return desk.read(request);
    }

    /** What a system has done under a key; empty if nothing so far. */
    synchronized Optional<ActionReceipt> receipt(Site site, String key) {
        return desk.receipt(site, key);
    }

    /** Whether something was asked for under a key that a hanging system may still get round to. */
    synchronized boolean isWaiting(String key) {
        return desk.isWaiting(key);
    }

    /**
     * Evaluates a query over the last while.
     *
     * @param text see {@link Query}
     */
    synchronized Measurement measure(Site site, String text, Duration window) {
        var asked = asked(text);
        ledger.read(site, text, Map.of());
        var totals = windows.over(
                window, now().getEpochSecond(), asked.cells, asked.metric.detail(), asked.metric.histogram());
        return Measurement.of(asked.metric, totals);
    }

    /** A query, and the cells of a tally that it is about. */
    private static final class Asked {
        private final Metric metric;
        private final int[] cells;

        private Asked(Query query, Segments segments) {
            metric = query.metric();
            cells = query.cells(segments);
        }
    }

    /** A criterion asks the same thousands of times. */
    private Asked asked(String text) {
        var known = asked.get(text);
        if (known == null) {
            known = new Asked(QueryParser.parse(text), segments);
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
    synchronized boolean inject(Fault fault) {
        segments.check(fault.segment());
        if (ledger.world().faults().isKnown(fault.id())) {
            return false;
        }
        ledger.record(new Control.FaultOn(now(), fault));
        return true;
    }

    /** Ends a fault before its time; returns false if no such fault was on. */
    synchronized boolean lift(String faultId) {
        boolean isOn = faults().stream().anyMatch(fault -> fault.id().equals(faultId));
        if (isOn) {
            ledger.record(new Control.FaultOff(now(), faultId));
        }
        return isOn;
    }

    /** What is wrong at the moment. */
    synchronized List<Fault> faults() {
        return ledger.world().faults().active().stream().map(ActiveFault::fault).toList();
    }

    /** Some recent orders as a system has them, newest first, at various stages. */
    synchronized List<OrderRow> sample(EstateSystem system, Map<String, String> segment, int count) {
        var book = book(system, segment);
        ledger.read(Site.of(system), "sample", segment);
        return book.sample(count);
    }

    /**
     * All orders placed between two moments as a system has them now, in no order but that of their seconds. The taker
     * is called with the estate locked.
     */
    synchronized void orders(
            EstateSystem system, Map<String, String> segment, Instant from, Instant until, Consumer<OrderRow> taker) {
        var book = book(system, segment);
        ledger.read(Site.of(system), "orders", segment);
        book.rows(from.getEpochSecond(), until.getEpochSecond(), taker);
    }

    /** What was done to a system and what befell it, oldest first, a line each. */
    synchronized List<String> history(Site site) {
        ledger.read(site, "log", Map.of());
        return History.of(site, log.controls());
    }

    @Override
    public synchronized void close() {
        log.close();
    }

    private OrderBook book(EstateSystem system, Map<String, String> segment) {
        return new OrderBook(simulation, new SystemView(system, segments), segments.matching(segment), now());
    }
}
