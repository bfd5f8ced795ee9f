package dev.cutover.journal;

import java.util.List;
import java.util.Optional;

/**
 * Keeps a copy of a run's record that can be asked. It comes after the record, never before it, and whatever goes wrong
 * with it never stops a run: it is said, and the copy is mended at the next opening.
 */
public interface Follower extends AutoCloseable {

    /** Takes lines that are durable, in order. Returns soon; waits only if it has fallen far behind. */
    void follow(List<RecordLine> lines);

    /** What has gone wrong since it was last asked. */
    Optional<String> trouble();

    /** Takes in what it still has, and lets go. */
    @Override
    void close();

    /** Keeps no copy. */
    Follower NONE = new Follower() {
        @Override
        public void follow(List<RecordLine> lines) {}

        @Override
        public Optional<String> trouble() {
            return Optional.empty();
        }

        @Override
        public void close() {}
    };
}
