package dev.cutover.simulation;

import dev.cutover.model.Segment;
import dev.cutover.spi.Actions;
import dev.cutover.spi.CallContext;
import dev.cutover.spi.Connector;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Finding;
import dev.cutover.spi.Messages;
import dev.cutover.spi.Metrics;
import dev.cutover.spi.Operation;
import dev.cutover.spi.Outcome;
import dev.cutover.spi.RunClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;

/**
 * The systems of a simulated run. They outlive every engine and misbehave within their contracts: they answer late or
 * not at all, fail before or after the effect, and let an effect happen after the call was abandoned.
 */
final class Nature implements Connector, Actions, Messages, Metrics {
    private static final List<String> BASES = List.of("freeze", "once-drop", "blind-post", "again-tell");
    private static final Duration FOR_EVER = Duration.ofHours(1);

    private final RunClock clock;
    private final Dice dice;
    private final Sight sight;
    private final IntSupplier durable;
    private final int trouble;
    private final long weather;
    private final int storms;
    private final Set<String> keys = new HashSet<>();
    private final List<Landing> landings = new ArrayList<>();
    private final RoadSigns router;
    private final SimulatedOrders orders;

    /** An effect that takes place although nobody waits for it any more. */
    private record Landing(Instant due, String key, String operation) {}

    /**
     * Systems that misbehave so often.
     *
     * @param trouble the share of calls that go wrong, in percent
     * @param bends the share of the router's calls that go wrong, in percent
     * @param durable how many events are durable by now
     */
    Nature(
            RunClock clock,
            Dice dice,
            Sight sight,
            SimulatedOrders orders,
            int trouble,
            int bends,
            IntSupplier durable) {
        this.clock = clock;
        this.dice = dice;
        this.sight = sight;
        this.orders = orders;
        this.trouble = trouble;
        this.durable = durable;
        this.weather = dice.seed();
        this.storms = dice.of(0, 3, 10, 25);
        this.router = new RoadSigns(clock, dice.split(), sight, bends, durable);
    }

    RoadSigns router() {
        return router;
    }

    @Override
    public <C> Optional<C> as(Class<C> capability) {
        return capability.isInstance(router) ? Optional.of(capability.cast(router)) : Connector.super.as(capability);
    }

    @Override
    public List<Operation> operations() {
        var operations = new ArrayList<Operation>();
        operations.add(new Operation("read-status", "", true, true, false, List.of(), ""));
        for (var base : BASES) {
            operations.add(new Operation(base, "", false, isIdempotent(base), readsBack(base), List.of(), "un" + base));
            operations.add(new Operation("un" + base, "", false, isIdempotent(base), readsBack(base), List.of(), ""));
        }
        return operations;
    }

    private static boolean isIdempotent(String operation) {
        return operation.endsWith("freeze") || operation.endsWith("again-tell") || operation.equals("message");
    }

    private static boolean readsBack(String operation) {
        return operation.endsWith("freeze") || operation.endsWith("once-drop");
    }

    @Override
    public Outcome call(String operation, Map<String, Object> with, CallContext context)
            throws ConnectorException, InterruptedException {
        if (operation.startsWith("read")) {
            clock.sleep(dice.seconds(0, 3));
            if (dice.chance(trouble)) {
                throw new ConnectorException("the line is dead");
            }
            return new Outcome.Succeeded("", Map.of("status", "fine"));
        }
        return change(operation, context);
    }

    @Override
    public Outcome send(Message message, CallContext context) throws ConnectorException, InterruptedException {
        return change("message", context);
    }

    private Outcome change(String operation, CallContext context) throws ConnectorException, InterruptedException {
        String key = context.idempotencyKey();
        sight.asked(new Sight.Asked(clock.now(), context.fence(), key, operation, durable.getAsInt()));
        if (dice.chance(50)) {
            clock.sleep(dice.seconds(0, 8));
        }
        if (!dice.chance(trouble)) {
            takeEffect(operation, key);
            clock.sleep(dice.seconds(0, 5));
            return Outcome.succeeded("done");
        }
        return misbehave(operation, key);
    }

    private Outcome misbehave(String operation, String key) throws ConnectorException, InterruptedException {
        boolean happens = dice.chance(50);
        switch (dice.below(6)) {
            case 0 -> {
                return new Outcome.Failed("it said no", true);
            }
            case 1 -> takeEffectIf(happens, operation, key);
            case 2 -> {
                takeEffectIf(happens, operation, key);
                throw new ConnectorException("the answer was cut short");
            }
            case 3 -> {
                takeEffectIf(happens, operation, key);
                return new Outcome.Unverified("nobody can tell");
            }
            case 4 -> {
                takeEffectIf(happens, operation, key);
                clock.sleep(FOR_EVER);
            }
            default -> {
                landings.add(new Landing(clock.now().plus(dice.seconds(1, 90)), key, operation));
                throw new ConnectorException("the line broke");
            }
        }
        return new Outcome.Failed("it failed somewhere", false);
    }

    private void takeEffectIf(boolean happens, String operation, String key) {
        if (happens) {
            takeEffect(operation, key);
        }
    }

    private void takeEffect(String operation, String key) {
        boolean fresh = keys.add(key);
        if (fresh || !isIdempotent(operation)) {
            sight.done(key, isIdempotent(operation));
            orders.happened(clock.now(), operation, key);
        }
    }

    /** Lets land what is due; all of it, when the night is over. */
    void land(Instant now) {
        for (var landing : List.copyOf(landings)) {
            if (!landing.due().isAfter(now)) {
                landings.remove(landing);
                takeEffect(landing.operation(), landing.key());
            }
        }
    }

    @Override
    public Finding readBack(String operation, Map<String, Object> with, CallContext context)
            throws ConnectorException, InterruptedException {
        clock.sleep(dice.seconds(0, 3));
        land(clock.now());
        if (dice.chance(trouble / 2)) {
            throw new ConnectorException("the line is dead");
        }
        String key = context.idempotencyKey();
        boolean isUnderWay = landings.stream().anyMatch(landing -> landing.key().equals(key));
        if (!readsBack(operation) || (isUnderWay && !keys.contains(key))) {
            return Finding.UNKNOWN;
        }
        return keys.contains(key) ? Finding.DONE : Finding.NOT_DONE;
    }

    @Override
    public Measurement evaluate(String query, Duration window, Segment segment) throws ConnectorException {
        long spell = clock.now().getEpochSecond() / 45;
        int now = new Dice(weather ^ query.hashCode() * 31L ^ spell * 0x9E3779B97F4A7C15L).below(100);
        if (now < storms) {
            return new Measurement.Value(0.5, 100);
        }
        if (now < storms + storms / 3) {
            return new Measurement.NoData("nobody measured");
        }
        if (now < storms + storms / 2) {
            throw new ConnectorException("the gauge is dead");
        }
        return new Measurement.Value(1, 100);
    }
}
