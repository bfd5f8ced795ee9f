package dev.cutover.journal;

import java.util.Optional;

/**
 * Keeps a copy of a run's record that can be asked. It comes after the record, never before it, and whatever goes wrong
 * with it never stops a run: it is said, and the copy is mended at the next opening.
 */
public interface RecordMirror extends AutoCloseable {

    /**
     * Hears that the record is durable up to this event. Returns at once, and keeps nothing of it: what the copy still
     * lacks stands in the record.
     */
    void follow(long seq);

    /** What has gone wrong since it was last asked. */
    Optional<String> trouble();

    /** Takes in what it still lacks of what is durable, and lets go. */
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
