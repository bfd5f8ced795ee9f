package dev.cutover.simulation;

import dev.cutover.model.Segment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The calls that the systems of a simulated run received, and the effects that really happened. */
final class Sight {
    /**
     * A change that a runner asked for.
     *
     * @param durable how many events were durable by then
     */
    record Asked(Instant at, long fence, String key, String what, int durable) {}

    /**
     * A weight that really changed.
     *
     * @param key of the effect; empty if somebody else did it
     * @param durable how many events were durable by then
     */
    record Turned(Instant at, String key, Segment segment, int from, int to, int durable) {}

    private final List<Asked> asked = new ArrayList<>();
    private final List<Turned> turned = new ArrayList<>();
    private final List<String> unread = new ArrayList<>();
    private final Map<String, Integer> done = new HashMap<>();
    private final Set<String> repeatable = new HashSet<>();

    void asked(Asked one) {
        asked.add(one);
    }

    void turned(Turned one) {
        turned.add(one);
    }

    /** A forward change whose weight nobody had read before. */
    void unread(String what) {
        unread.add(what);
    }

    /** It has really happened, once more. */
    void done(String key, boolean mayBeRepeated) {
        done.merge(key, 1, Integer::sum);
        if (mayBeRepeated) {
            repeatable.add(key);
        }
    }

    List<Asked> asked() {
        return asked;
    }

    List<Turned> turned() {
        return turned;
    }

    /** The weights that really stood when so many events were durable. */
    Map<Segment, Integer> weights(long durable) {
        var weights = new HashMap<Segment, Integer>();
        turned.stream().filter(one -> one.durable() <= durable).forEach(one -> weights.put(one.segment(), one.to()));
        return weights;
    }

    List<String> unread() {
        return unread;
    }

    /** How often what a key stands for really happened. */
    int times(String key) {
        return done.getOrDefault(key, 0);
    }

    Map<String, Integer> done() {
        return done;
    }

    /** Whether the key's operation does no harm when it is asked for again. */
    boolean isRepeatable(String key) {
        return repeatable.contains(key);
    }
}
