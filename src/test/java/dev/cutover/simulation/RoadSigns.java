package dev.cutover.simulation;

import dev.cutover.model.Segment;
import dev.cutover.spi.CallContext;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.RunClock;
import dev.cutover.spi.TrafficRouter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntSupplier;

/** The router of a simulated run: changes may take effect later, and others change its weights too. */
final class RoadSigns implements TrafficRouter {
    private static final Duration SETTLES = Duration.ofSeconds(2);
    private static final Duration FOR_EVER = Duration.ofHours(1);

    private final RunClock clock;
    private final Dice dice;
    private final Sight sight;
    private final int trouble;
    private final IntSupplier durable;
    private final Map<Segment, Integer> weights = new HashMap<>();
    private final Set<Segment> known = new HashSet<>();
    private final List<Landing> landings = new ArrayList<>();

    private record Landing(Instant due, String key, Change change) {}

    RoadSigns(RunClock clock, Dice dice, Sight sight, int trouble, IntSupplier durable) {
        this.clock = clock;
        this.dice = dice;
        this.sight = sight;
        this.trouble = trouble;
        this.durable = durable;
    }

    /** Somebody else turns a weight. */
    void drift(Instant due, Segment key, int weight) {
        landings.add(new Landing(due, "", new Change(key, java.util.OptionalInt.empty(), weight)));
    }

    int weight(Segment key) {
        return weights.getOrDefault(key, 0);
    }

    /** Lets land what is due. */
    void land(Instant now) {
        landings.stream()
                .filter(landing -> !landing.due().isAfter(now))
                .sorted(Comparator.comparing(Landing::due))
                .toList()
                .forEach(landing -> {
                    landings.remove(landing);
                    turn(landing.due(), landing.key(), landing.change());
                });
    }

    private void turn(Instant at, String key, Change change) {
        int before = weight(change.key());
        boolean asExpected = change.expected().isEmpty() || change.expected().getAsInt() == before;
        if (asExpected && before != change.target()) {
            weights.put(change.key(), change.target());
            known.remove(change.key());
            sight.turned(new Sight.Turned(at, key, change.key(), before, change.target(), durable.getAsInt()));
        }
    }

    @Override
    public Traits traits() {
        return new Traits(1, true, true, false, SETTLES);
    }

    @Override
    public List<Reading> read(Flow flow, List<Segment> keys) throws ConnectorException, InterruptedException {
        clock.sleep(Duration.ofMillis(dice.below(300)));
        land(clock.now());
        if (dice.chance(trouble / 4)) {
            throw new ConnectorException("the router does not answer");
        }
        known.addAll(keys);
        return keys.stream().map(key -> Reading.of(key, weight(key))).toList();
    }

    @Override
    public Applied apply(Flow flow, List<Change> changes, CallContext context)
            throws ConnectorException, InterruptedException {
        String key = context.idempotencyKey();
        sight.asked(new Sight.Asked(clock.now(), context.fence(), key, "apply " + changes, durable.getAsInt()));
        for (var change : changes) {
            if (change.expected().isPresent() && !known.contains(change.key())) {
                sight.unread(key + " turns " + change.key());
            }
        }
        clock.sleep(Duration.ofMillis(dice.below(2_000)));
        land(clock.now());
        for (var change : changes) {
            if (change.expected().isPresent() && change.expected().getAsInt() != weight(change.key())) {
                return new Applied(Result.CONFLICT, List.of(), change.key() + " is " + weight(change.key()));
            }
        }
        if (dice.chance(trouble)) {
            return misbehave(key, changes);
        }
        changes.forEach(change -> turn(clock.now(), key, change));
        clock.sleep(Duration.ofMillis(dice.below(2_000)));
        return new Applied(Result.APPLIED, List.of(), "");
    }

    private Applied misbehave(String key, List<Change> changes) throws ConnectorException, InterruptedException {
        switch (dice.below(6)) {
            case 0 -> {
                return new Applied(Result.REJECTED, List.of(), "it said no");
            }
            case 1 -> {
                return new Applied(Result.NOT_SENT, List.of(), "it is not there");
            }
            case 2 -> {
                turn(clock.now(), key, changes.get(0));
                return new Applied(changes.size() == 1 ? Result.UNKNOWN : Result.PARTIAL, List.of(), "not all of it");
            }
            case 3 -> landLater(key, changes);
            case 4 -> {
                landLater(key, changes);
                throw new ConnectorException("the line broke");
            }
            default -> {
                landLater(key, changes);
                clock.sleep(FOR_EVER);
            }
        }
        return new Applied(Result.UNKNOWN, List.of(), "sent, and no answer");
    }

    /** Now, as late as the router's nature allows, or never. */
    private void landLater(String key, List<Change> changes) {
        if (dice.chance(70)) {
            var due = clock.now().plusMillis(dice.below((int) SETTLES.toMillis()));
            changes.forEach(change -> landings.add(new Landing(due, key, change)));
        }
    }

    @Override
    public Convergence verify(Flow flow, Segment key, int basisPoints) {
        land(clock.now());
        return weight(key) == basisPoints ? Convergence.CONVERGED : Convergence.MISMATCH;
    }
}
