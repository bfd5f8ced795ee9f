package dev.cutover.engine.effect;

import dev.cutover.engine.context.CallTools;
import dev.cutover.engine.context.ConnectedSystems;
import dev.cutover.engine.context.StepContext;
import dev.cutover.model.Segment;
import dev.cutover.model.SystemId;
import dev.cutover.model.Traffic;
import dev.cutover.run.WeightDrift;
import dev.cutover.run.fact.RunFact;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.TrafficRouter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The weights of one router that the record says are in force: those that this run has moved and whose outcome is
 * known. Taken from the record once; compared with the router on any thread.
 */
public final class RecordedWeights {
    private static final int LOOKS = 3;

    private final SystemId router;
    private final long asOf;
    private final ConnectedSystems connectedSystems;
    private final SegmentNames names;
    private final Map<Traffic, Map<Segment, Integer>> weights = new LinkedHashMap<>();

    private RecordedWeights(SystemId router, StepContext stepContext) {
        this.router = router;
        this.asOf = stepContext.state().seq();
        this.connectedSystems = stepContext.systems();
        this.names = SegmentNames.of(stepContext.runbook());
    }

    /** Those of a router as the record has them now. */
    public static RecordedWeights of(SystemId router, StepContext stepContext) {
        var inForce = new RecordedWeights(router, stepContext);
        for (var flow : stepContext.runbook().traffic().values()) {
            if (flow.router().equals(router)) {
                stepContext.state().traffic().of(flow.id()).forEach((key, entry) -> {
                    if (entry.certain()) {
                        inForce.expect(flow, key, entry.weight().basisPoints());
                    }
                });
            }
        }
        return inForce;
    }

    /** The same, and what the record says of other keys of a flow. */
    RecordedWeights with(Traffic flow, Map<Segment, Integer> others) {
        others.forEach((key, weight) -> expect(flow, key, weight));
        return this;
    }

    private void expect(Traffic flow, Segment key, int weight) {
        weights.computeIfAbsent(flow, of -> new TreeMap<>()).put(key, weight);
    }

    SystemId router() {
        return router;
    }

    /** Whether there is nothing to compare. */
    public boolean isEmpty() {
        return weights.isEmpty();
    }

    /**
     * What the router reports.
     *
     * @param unread the keys of each flow that it says nothing of
     */
    record Comparison(RunFact.WeightsRead read, Map<String, List<Segment>> unread) {}

    /** What the router reports; one reading for each of its flows. Throws if the router does not answer. */
    Comparison compare() throws ConnectorException, InterruptedException {
        var drifted = new ArrayList<WeightDrift>();
        var unread = new ArrayList<String>();
        var notes = new LinkedHashSet<String>();
        var unreadKeys = new HashMap<String, List<Segment>>();
        var reader = connectedSystems.get(router, TrafficRouter.class);
        for (var flow : weights.entrySet()) {
            var keys = List.copyOf(flow.getValue().keySet());
            var traffic = flow.getKey();
            for (var reading : reader.read(new TrafficRouter.Flow(traffic.id(), traffic.from(), traffic.to()), keys)) {
                int expected = flow.getValue().getOrDefault(reading.key(), 0);
                if (reading.basisPoints().isEmpty()) {
                    unread.add(names.of(reading.key()) + ": " + reading.note());
                    unreadKeys
                            .computeIfAbsent(traffic.id(), of -> new ArrayList<>())
                            .add(reading.key());
                } else {
                    int actual = reading.basisPoints().getAsInt();
                    if (actual != expected) {
                        drifted.add(new WeightDrift(traffic.id(), reading.key(), expected, actual));
                    }
                    // What people should know of a weight that is as recorded, too: a start may lose it.
                    notes.add(reading.note());
                }
            }
        }
        notes.remove("");
        var note = notes.isEmpty() ? Optional.<String>empty() : Optional.of(String.join("; ", notes));
        return new Comparison(
                new RunFact.WeightsRead(router, asOf, drifted, String.join("; ", unread), note), unreadKeys);
    }

    /**
     * The same; what differs or cannot be read is looked at again before it is told, once the router has had the time
     * that it needs to settle.
     */
    public RunFact.WeightsRead compareAgain(CallTools callTools) throws ConnectorException, InterruptedException {
        var read = look();
        for (int look = 1; look < LOOKS && !isAsRecorded(read); look++) {
            var settles =
                    connectedSystems.get(router, TrafficRouter.class).traits().settles();
            callTools.clock().sleep(settles.plus(WeightChange.POLL));
            read = look();
        }
        return read;
    }

    private static boolean isAsRecorded(RunFact.WeightsRead read) {
        return read.drifted().isEmpty() && read.trouble().isEmpty();
    }

    private RunFact.WeightsRead look() throws InterruptedException {
        try {
            return compare().read();
        } catch (ConnectorException trouble) {
            return unread(String.valueOf(trouble.getMessage()));
        }
    }

    /** The router could not be read at all. */
    public RunFact.WeightsRead unread(String why) {
        return new RunFact.WeightsRead(router, asOf, List.of(), why);
    }
}
