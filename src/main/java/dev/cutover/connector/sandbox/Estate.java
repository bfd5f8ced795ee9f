package dev.cutover.connector.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
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
    private final ControlLog log;
    private final Segments segments;
    private final Actions actions;
    private final Ledger ledger;
    private final Simulation simulation;
    private final MetricWindow windows;
    private final RouterDesk router;
    private final ActionDesk desk;

    private Estate(EstateConfig config, ControlLog log, Instant start) {
        this.log = log;
        this.segments = new Segments(config.dimensions());
        this.actions = new Actions(segments);
        var world = new World(segments, start);
        this.ledger = new Ledger(world, log);
        this.simulation = new Simulation(new OrderStream(config, segments, start), world.timeline(), config.seed());
        this.windows = new MetricWindow(simulation, segments.count());
        this.router = new RouterDesk(ledger, segments, windows);
        this.desk = new ActionDesk(ledger, actions, segments, windows);
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

    /** What traffic there is. */
    Segments segments() {
        return segments;
    }

    /** What can be asked of which system. */
    List<Action> actions() {
        return actions.all();
    }

    /** What the running router says of every key that agrees with the segment. */
    synchronized List<WeightReading> weights(Map<String, String> segment) {
        return router.read(segment);
    }

    /**
     * Gives all keys of a segment one weight, or none of them.
     *
     * @param expected what each has to weigh now; empty for whatever it is
     * @param target 0 to 10,000 basis points of the new platform
     */
    synchronized WeightChange setWeight(Map<String, String> segment, OptionalInt expected, int target) {
        return router.set(segment, expected, target);
    }

    /** How many orders the router really sent where in the last while, for every key that agrees with the segment. */
    synchronized List<SideCounts> routed(Map<String, String> segment, Duration window) {
        return router.routed(segment, window);
    }

    /**
     * Tells a system to do something, once for the key.
     *
     * @throws EstateException if there is no such action, it is a read, or the key was used for something else
     */
    synchronized ActionReceipt act(EstateSystem system, String name, Map<String, String> arguments, String key) {
        return desk.act(system, name, arguments, key);
    }

    /** Asks a system something. */
    synchronized Map<String, String> read(EstateSystem system, String name, Map<String, String> arguments) {
        return desk.read(system, name, arguments);
    }

    /**
     * Evaluates a query over the last while.
     *
     * @param text see {@link Query}
     */
    synchronized Measurement measure(String text, Duration window) {
        var query = Query.parse(text);
        int[] cells = query.cells(segments);
        ledger.read(EstateSystem.METRICS, text, Map.of());
        var totals = windows.over(
                window, now().getEpochSecond(), cells, query.metric().histogram());
        return Measurement.of(query.metric(), totals);
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
        ledger.read(system, "sample", segment);
        return book.sample(count);
    }

    /**
     * All orders placed between two moments as a system has them now, in no order but that of their seconds. The taker
     * is called with the estate locked.
     */
    synchronized void orders(
            EstateSystem system, Map<String, String> segment, Instant from, Instant until, Consumer<OrderRow> taker) {
        var book = book(system, segment);
        ledger.read(system, "orders", segment);
        book.rows(from.getEpochSecond(), until.getEpochSecond(), taker);
    }

    @Override
    public synchronized void close() {
        log.close();
    }

    private OrderBook book(EstateSystem system, Map<String, String> segment) {
        return new OrderBook(simulation, new SystemView(system, segments), segments.matching(segment), now());
    }
}
