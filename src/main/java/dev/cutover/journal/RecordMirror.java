package dev.cutover.journal;

import java.util.Optional;

/**
 * Keeps a copy of a run's record that can be queried. It follows the record, never precedes it. A failure never stops a
 * run: it is reported, and the next opening repairs the copy. Called on the engine's thread; whoever copies on another
 * thread guards what the two share.
 */
public interface RecordMirror extends AutoCloseable {

    /**
     * Learns that the record is durable up to this event. Returns at once; the copy reads what it lacks from the
     * record.
     */
    void follow(long seq);

    /** What has failed since the last call. */
    Optional<String> trouble();

    /** Copies the durable events that it still lacks, and closes. */
    @Override
    void close();

    /** Keeps no copy. */
    RecordMirror NONE = new RecordMirror() {
        @Override
        public void follow(long seq) {}

        @Override
        public Optional<String> trouble() {
            return Optional.empty();
        }

        @Override
        public void close() {}
    };
}
