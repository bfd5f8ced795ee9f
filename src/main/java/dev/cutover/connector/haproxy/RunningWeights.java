package dev.cutover.connector.haproxy;

import dev.cutover.connector.haproxy.socket.SocketFailureException;
import dev.cutover.model.Segment;
import dev.cutover.model.Weight;
import dev.cutover.spi.TrafficRouter.Flow;
import dev.cutover.spi.TrafficRouter.Reading;
import dev.cutover.spi.TrafficRouter.State;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The weights in force, with what people should know of them: that HAProxy was loaded again, that its file says
 * something else. While a change may still be under way, nothing counts that was read only once. Thread-safe.
 */
final class RunningWeights {
    private static final Duration BETWEEN_READINGS = Duration.ofMillis(200);

    private final RouterParts parts;
    private final AtomicBoolean isUnsettled;

    /** @param isUnsettled whether a change of a former process may still be under way */
    RunningWeights(RouterParts parts, boolean isUnsettled) {
        this.parts = parts;
        this.isUnsettled = new AtomicBoolean(isUnsettled);
    }

    /** The readings; if HAProxy does not answer, each says so. */
    List<Reading> read(Flow flow, List<Segment> keys) throws InterruptedException {
        try {
            awaitEnd(flow, keys);
            return noted(flow, keys, snapshot(flow, keys));
        } catch (SocketFailureException e) {
            return silent(keys, e);
        }
    }

    private List<Reading> silent(List<Segment> keys, SocketFailureException e) {
        String why = parts.mask().apply(e.why());
        return keys.stream().map(key -> Reading.none(key, State.SILENT, why)).toList();
    }

    /** The readings as they are, on a connection of their own. */
    WeightStore.Snapshot snapshot(Flow flow, List<Segment> keys) throws SocketFailureException, InterruptedException {
        return parts.socket().talk(connection -> parts.store().read(connection, flow, keys));
    }

    /** The readings of a snapshot with their notes. */
    List<Reading> noted(Flow flow, List<Segment> keys, WeightStore.Snapshot snapshot) {
        String loaded = parts.seenWorker().note(snapshot.worker());
        var kept = parts.keeper().kept(flow, keys);
        return snapshot.readings().stream()
                .map(reading -> noted(reading, loaded, kept).withRevision(snapshot.revision()))
                .toList();
    }

    private Reading noted(Reading reading, String loaded, Map<Segment, Integer> kept) {
        String note = Stream.of(reading.note(), loaded, differing(reading, kept))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining("; "));
        return reading.withNote(parts.mask().apply(note));
    }

    private String differing(Reading reading, Map<Segment, Integer> kept) {
        var inFile = kept.get(reading.key());
        return inFile == null || reading.basisPoints().isEmpty() || reading.isAt(inFile)
                ? ""
                : "the file " + parts.keeper().file().map(String::valueOf).orElse("") + " says " + Weight.words(inFile)
                        + ", which HAProxy has when it is loaded again";
    }

    /**
     * Waits until no change is under way any more: each is answered, and two readings agree. Returns at once if none
     * can be.
     *
     * @throws SocketFailureException if HAProxy does not answer, or weights still move
     */
    void awaitEnd(Flow flow, List<Segment> keys) throws SocketFailureException, InterruptedException {
        if (!isUnsettled.get() && !parts.socket().isInDoubt()) {
            return;
        }
        isUnsettled.set(true);
        parts.socket().awaitAnswers();
        var first = snapshot(flow, keys);
        parts.clock().sleep(BETWEEN_READINGS.plus(parts.settles()));
        var second = snapshot(flow, keys);
        if (!first.readings().equals(second.readings())) {
            throw new SocketFailureException("read twice: the weights are still changing");
        }
        isUnsettled.set(false);
    }
}
