package dev.cutover.spi;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Delivers messages to people. Implementations must be thread-safe. */
public interface Messages {

    /** Sends one message; at most once for the same key. */
    Outcome send(Message message, CallContext context) throws ConnectorException, InterruptedException;

    /**
     * Whether the system keeps one message of the run, which {@link #show} edits in place. Without it, people see only
     * what is sent. New in version 5.
     */
    default boolean canEdit() {
        return false;
    }

    /**
     * Shows how the run stands in the one message that the system keeps of it, in place of what that message showed
     * before; the first time, it is posted. To repeat it does no harm, whatever the key: the last call counts. Called
     * only where {@link #canEdit} says so. New in version 5.
     */
    default Outcome show(Message message, CallContext context) throws ConnectorException, InterruptedException {
        return Outcome.failed("this system cannot edit a message", true);
    }

    /**
     * Until when the system takes no messages, because it has asked for a pause; empty if it has asked for none that
     * still lasts. A message that was refused meanwhile is sent again afterwards, and not before. New in version 5.
     */
    default Optional<Instant> pausedUntil() {
        return Optional.empty();
    }

    /**
     * What is sent.
     *
     * @param to the addresses of those it is for; empty if it goes to the system's own place alone. A text that is
     *     among the contacts as well is none, and stands in for one
     * @param contacts how the roles that it is for are reached, as free text for people: a bridge or a channel, which a
     *     system may know by that text, but no address; never null, may be empty. New in version 5
     */
    record Message(List<String> to, String subject, String text, List<String> contacts) {
        public Message {
            to = List.copyOf(to);
            contacts = List.copyOf(contacts);
        }

        /** A message to addresses alone. */
        public Message(List<String> to, String subject, String text) {
            this(to, subject, text, List.of());
        }
    }
}
