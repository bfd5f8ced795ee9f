package dev.cutover.testkit;

import dev.cutover.model.Segment;
import dev.cutover.spi.Actions;
import dev.cutover.spi.Audit;
import dev.cutover.spi.CallContext;
import dev.cutover.spi.Connector;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.FaultInjection;
import dev.cutover.spi.Finding;
import dev.cutover.spi.Metrics;
import dev.cutover.spi.Operation;
import dev.cutover.spi.Outcome;
import dev.cutover.spi.Preflight;
import dev.cutover.spi.Records;
import dev.cutover.spi.RunClock;
import dev.cutover.spi.TrafficRouter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The systems outside the process: they outlive the engine, count the effects that really happened, and can misbehave.
 * Operations whose name begins with {@code read} change nothing; those that begin with {@code once} are not idempotent.
 */
public final class World
        implements Connector, Actions, TrafficRouter, Metrics, EditableMessages, Preflight, FaultInjection, Audit {
    private final RunClock clock;
    private final Map<String, Integer> effects = new TreeMap<>();
    private final Set<String> keys = new HashSet<>();
    private final Set<String> faults = new HashSet<>();
    private final Map<Segment, Integer> weights = new HashMap<>();
    private final List<String> calls = new ArrayList<>();
    private final List<String> awaited = new ArrayList<>();
    private final List<Message> messages = new ArrayList<>();
    private @Nullable Consumer<Message> editor;
    private final Map<String, Map<String, Object>> given = new HashMap<>();
    private final List<List<Segment>> reads = new ArrayList<>();
    private Supplier<@Nullable String> deaf = () -> null;
    private Script script = operation -> null;
    private Duration pause = Duration.ZERO;
    private volatile Instant paused = Instant.MIN;
    private final AtomicInteger messagesAsked = new AtomicInteger();
    private Routing routing = changes -> null;
    private Function<String, Measurement> metrics = query -> new Measurement.Value(1, 1000);
    private Look look = time -> READY;
    private Audit audit = List::of;
    private boolean readsBack = true;
    private Optional<Records> books = Optional.empty();
    private Function<String, Duration> before = operation -> Duration.ZERO;
    private Function<String, Duration> after = operation -> Duration.ZERO;
    private Duration measuring = Duration.ZERO;
    private Duration ending = Duration.ZERO;
    private Duration readingBack = Duration.ZERO;

    /** What an operation answers, after it had its effect; null for success. */
    @FunctionalInterface
    public interface Script {
        @Nullable
        Outcome answer(String operation) throws ConnectorException;
    }

    /** What the router answers; null for success. Only success and {@code PARTIAL} change anything. */
    @FunctionalInterface
    public interface Routing {
        @Nullable
        Result answer(List<Change> changes) throws ConnectorException;
    }

    private static final List<Found> READY = List.of(
            Found.ok(Aspect.REACHABLE, "it answers"),
            Found.ok(Aspect.CREDENTIALS, "known"),
            Found.ok(Aspect.PERMISSIONS, "allowed"));

    /** The result of a system check, on the world's clock. */
    @FunctionalInterface
    public interface Look {
        List<Found> at(RunClock time) throws ConnectorException, InterruptedException;
    }

    public World(RunClock clock) {
        this.clock = clock;
    }

    private World(RunClock clock, World other) {
        this(clock);
        effects.putAll(other.effects);
        keys.addAll(other.keys);
        weights.putAll(other.weights);
        calls.addAll(other.calls);
        given.putAll(other.given);
        faults.addAll(other.faults);
        reads.addAll(other.reads);
        messages.addAll(other.messages);
        editor = other.editor;
        deaf = other.deaf;
        script = other.script;
        pause = other.pause;
        paused = other.paused;
        messagesAsked.set(other.messagesAsked.get());
        routing = other.routing;
        metrics = other.metrics;
        look = other.look;
        audit = other.audit;
        readsBack = other.readsBack;
        books = other.books;
        before = other.before;
        after = other.after;
        measuring = other.measuring;
        ending = other.ending;
        readingBack = other.readingBack;
    }

    /** The same world, seen by a process with another clock. */
    public World seenWith(RunClock other) {
        return new World(other, this);
    }

    /**
     * What an operation answers after it had its effect; null for success. An Outcome of a failure that changed nothing
     * comes before the effect; an exception cuts the answer short.
     */
    public World answering(Script answers) {
        script = answers;
        return this;
    }

    /** The first message is refused, and none is taken for so long. */
    public World pausing(Duration length) {
        pause = length;
        return this;
    }

    @Override
    public Optional<Instant> pausedUntil() {
        return Optional.of(paused).filter(clock.now()::isBefore);
    }

    /** Why the router cannot be read at the moment; null if it can. */
    public World reading(Supplier<@Nullable String> trouble) {
        deaf = trouble;
        return this;
    }

    /** The keys of each reading of the router, in order. */
    public List<List<Segment>> reads() {
        return reads;
    }

    /** What the router answers to a change. */
    public World routing(Routing answers) {
        routing = answers;
        return this;
    }

    public World measuring(Function<String, Measurement> values) {
        metrics = values;
        return this;
    }

    /** How long each measurement takes. */
    public World measuringFor(Duration duration) {
        measuring = duration;
        return this;
    }

    /** Sets the result of a system check. */
    public World looking(Look found) {
        look = found;
        return this;
    }

    /** Sets what an audit of its books finds. */
    public World auditing(Audit found) {
        audit = found;
        return this;
    }

    @Override
    public List<Violation> violations() throws ConnectorException, InterruptedException {
        return audit.violations();
    }

    /** Gives it record sets. */
    public World booking(Records records) {
        books = Optional.of(records);
        return this;
    }

    @Override
    public <C> Optional<C> as(Class<C> capability) {
        return capability == Records.class ? books.map(capability::cast) : Connector.super.as(capability);
    }

    public World withoutReadBack() {
        readsBack = false;
        return this;
    }

    public World taking(Duration duration) {
        return taking(operation -> duration);
    }

    /** How long each operation (and {@code apply} of the router) takes before it has its effect. */
    public World taking(Function<String, Duration> durations) {
        before = durations;
        return this;
    }

    /** How long each operation (and {@code apply} of the router) still takes to answer once it had its effect. */
    public World answeringAfter(Function<String, Duration> durations) {
        after = durations;
        return this;
    }

    /** How long an earlier request is still at work when its end is waited for. */
    public World endingAfter(Duration duration) {
        ending = duration;
        return this;
    }

    /** How long each read-back takes. */
    public World readingBackFor(Duration duration) {
        readingBack = duration;
        return this;
    }

    /** How often each operation really took effect. */
    public Map<String, Integer> effects() {
        return effects;
    }

    /** The keys whose changes the router was told to wait for, because they were in doubt. */
    public List<String> awaited() {
        return awaited;
    }

    public List<String> calls() {
        return calls;
    }

    /** What an operation was given when it was called last. */
    public Map<String, Object> given(String operation) {
        return given.getOrDefault(operation, Map.of());
    }

    public int weight(Segment key) {
        return weights.getOrDefault(key, 0);
    }

    public void setWeight(Segment key, int basisPoints) {
        weights.put(key, basisPoints);
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                new Operation("read-status", "", true, true, false, List.of(), ""),
                new Operation("freeze", "", false, true, true, List.of(), "unfreeze"),
                new Operation("unfreeze", "", false, true, true, List.of(), ""),
                new Operation("close", "", false, true, true, List.of(), "open"),
                new Operation("open", "", false, true, true, List.of(), ""),
                new Operation("promote", "", false, true, true, List.of(), "fence"),
                new Operation("fence", "", false, true, true, List.of(), ""),
                new Operation("once-snapshot", "", false, false, true, List.of(), ""),
                new Operation("once-drop", "", false, false, true, List.of(), ""),
                new Operation("once-blind", "", false, false, false, List.of(), ""));
    }

    @Override
    public Outcome call(String operation, Map<String, Object> with, CallContext context)
            throws ConnectorException, InterruptedException {
        calls.add(operation);
        given.put(operation, with);
        clock.sleep(before.apply(operation));
        if (operation.startsWith("read")) {
            var said = script.answer(operation);
            return said != null ? said : new Outcome.Succeeded("", Map.of("status", "fine"));
        }
        Outcome said;
        try {
            said = script.answer(operation);
        } catch (ConnectorException cutShort) {
            takeEffect(operation, context);
            throw cutShort;
        }
        if (said instanceof Outcome.Failed failed && failed.changedNothing()) {
            return failed;
        }
        takeEffect(operation, context);
        clock.sleep(after.apply(operation));
        return said != null ? said : Outcome.succeeded("done");
    }

    private void takeEffect(String operation, CallContext context) {
        boolean fresh = keys.add(context.idempotencyKey());
        if (fresh || operation.startsWith("once")) {
            effects.merge(operation, 1, Integer::sum);
        }
    }

    @Override
    public void awaitEnd(String operation, CallContext context) throws InterruptedException {
        clock.sleep(ending);
    }

    @Override
    public Finding readBack(String operation, Map<String, Object> with, CallContext context)
            throws InterruptedException {
        calls.add("read back " + operation);
        clock.sleep(readingBack);
        return !readsBack ? Finding.UNKNOWN : keys.contains(context.idempotencyKey()) ? Finding.DONE : Finding.NOT_DONE;
    }

    @Override
    public Traits traits() {
        return new Traits(1, true, true, false, Duration.ofSeconds(1));
    }

    @Override
    public List<Reading> read(Flow flow, List<Segment> keysWanted) throws ConnectorException, InterruptedException {
        reads.add(keysWanted);
        var pause = before.apply("read");
        if (!pause.isZero()) {
            clock.sleep(pause);
        }
        String trouble = deaf.get();
        if (trouble != null) {
            throw new ConnectorException(trouble);
        }
        return keysWanted.stream().map(key -> Reading.of(key, weight(key))).toList();
    }

    @Override
    public Applied apply(Flow flow, List<Change> changes, CallContext context)
            throws ConnectorException, InterruptedException {
        clock.sleep(before.apply("apply"));
        var scripted = routing.answer(changes);
        if (scripted != null && scripted != Result.PARTIAL) {
            return new Applied(scripted, List.of(), "as the test says");
        }
        for (var change : changes) {
            OptionalInt expected = change.expected();
            if (expected.isPresent() && expected.getAsInt() != weight(change.key())) {
                return new Applied(Result.CONFLICT, List.of(), change.key() + " is " + weight(change.key()));
            }
        }
        (scripted == null ? changes : changes.subList(0, 1)).forEach(change -> {
            calls.add(change.key() + " to " + change.target());
            weights.put(change.key(), change.target());
        });
        clock.sleep(after.apply("apply"));
        return new Applied(scripted == null ? Result.APPLIED : scripted, List.of(), "");
    }

    @Override
    public void awaitEnd(Flow flow, List<Segment> keysInDoubt) {
        keysInDoubt.forEach(key -> awaited.add(key.toString()));
    }

    @Override
    public Convergence verify(Flow flow, Segment key, int basisPoints) {
        return weight(key) == basisPoints ? Convergence.CONVERGED : Convergence.MISMATCH;
    }

    @Override
    public Measurement evaluate(String query, Duration window, Segment segment) throws InterruptedException {
        clock.sleep(measuring);
        return metrics.apply(query);
    }

    @Override
    public Outcome send(Message message, CallContext context) throws ConnectorException, InterruptedException {
        clock.sleep(after.apply("message"));
        messagesAsked.incrementAndGet();
        if (paused.equals(Instant.MIN) && !pause.isZero()) {
            paused = clock.now().plus(pause);
        }
        if (pausedUntil().isPresent()) {
            return Outcome.failed("no more messages now", true);
        }
        if (script.answer("message") instanceof Outcome.Failed failed) {
            return failed;
        }
        if (keys.add(context.idempotencyKey())) {
            effects.merge("message", 1, Integer::sum);
            messages.add(message);
        }
        return Outcome.succeeded("sent");
    }

    @Override
    public List<Found> look(Purpose purpose) throws ConnectorException, InterruptedException {
        return look.at(clock);
    }

    /** How often it was asked to take a message. */
    public int messagesAsked() {
        return messagesAsked.get();
    }

    /** The messages that have arrived, each once. */
    public List<Message> messages() {
        return messages;
    }

    /** Keeps one message of the run for that reader. */
    public World editing(Consumer<Message> reader) {
        editor = reader;
        return this;
    }

    @Override
    public @Nullable Consumer<Message> reader() {
        return editor;
    }

    /** The faults that were injected, by name; what they do is the test's to say. */
    public Set<String> faults() {
        return faults;
    }

    @Override
    public Outcome inject(Map<String, Object> with) {
        calls.add("fault " + with.get("fault"));
        faults.add(String.valueOf(with.get("fault")));
        return Outcome.succeeded("in");
    }

    @Override
    public String check(Map<String, Object> with) {
        return with.containsKey("fault") ? "" : "it does not say which fault";
    }
}
