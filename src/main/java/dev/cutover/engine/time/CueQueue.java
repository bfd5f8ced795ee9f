package dev.cutover.engine.time;

import java.time.Instant;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** What is to be done at instants to come, in their order. Not thread-safe. */
public final class CueQueue {
    private final PriorityQueue<Cue> cues = new PriorityQueue<>();
    private long order;

    private record Cue(Instant at, long order, Runnable what) implements Comparable<Cue> {
        @Override
        public int compareTo(Cue other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    public void add(Instant at, Runnable what) {
        cues.add(new Cue(at, order++, what));
    }

    /** When the next one is due; null if there is none. */
    public @Nullable Instant next() {
        return cues.isEmpty() ? null : cues.peek().at();
    }

    /** Does what is due. */
    public void follow(Instant now) {
        while (!cues.isEmpty() && !now.isBefore(cues.peek().at())) {
            cues.remove().what().run();
        }
    }
}
