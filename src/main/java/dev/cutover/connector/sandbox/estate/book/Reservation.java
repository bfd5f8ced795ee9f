package dev.cutover.connector.sandbox.estate.book;

import dev.cutover.connector.sandbox.estate.platform.PlatformSide;
import java.time.Instant;
import java.util.Locale;

/**
 * Stock that is set aside for a piece of a line. Immutable.
 *
 * @param owner the platform that it was made for or moved to
 * @param since when it came into its state
 */
public record Reservation(
        String id, int line, int piece, int quantity, PlatformSide owner, String location, State state, Instant since) {

    /** What has become of the stock. */
    public enum State {
        HELD,
        CONSUMED,
        RELEASED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
