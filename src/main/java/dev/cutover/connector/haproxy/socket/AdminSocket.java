package dev.cutover.connector.haproxy.socket;

import dev.cutover.spi.exchange.Exchanges;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * HAProxy's socket. Remembers the connections on which a change was sent and not answered: a worker that hangs carries
 * such a change out later, and until its answer has come the weights may still move. Thread-safe.
 */
public final class AdminSocket implements AutoCloseable {
    private final SocketPlace place;
    private final Duration limit;
    private final Exchanges exchanges;
    private final List<AdminConnection> unanswered = new ArrayList<>();

    public AdminSocket(SocketPlace place, Duration limit, Exchanges exchanges) {
        this.place = place;
        this.limit = limit;
        this.exchanges = exchanges;
    }

    /** What is said and asked on one connection. */
    public interface Conversation<T> {
        T on(AdminConnection connection) throws SocketFailureException, InterruptedException;
    }

    public SocketPlace place() {
        return place;
    }

    /** Opens a connection, and closes it unless it owes the answer to a change. */
    public <T> T talk(Conversation<T> conversation) throws SocketFailureException, InterruptedException {
        var connection = AdminConnection.open(place, limit, exchanges);
        try {
            return conversation.on(connection);
        } finally {
            if (connection.isInDoubt()) {
                keep(connection);
            } else {
                connection.close();
            }
        }
    }

    private synchronized void keep(AdminConnection connection) {
        unanswered.add(connection);
    }

    /** Whether a change was sent that has not been answered. */
    public synchronized boolean isInDoubt() {
        return !unanswered.isEmpty();
    }

    /**
     * Waits until every change that was sent is answered, or HAProxy has closed its connection.
     *
     * @throws SocketFailureException if one of them still is not
     */
    public synchronized void awaitAnswers() throws SocketFailureException, InterruptedException {
        for (var connection : List.copyOf(unanswered)) {
            if (!connection.awaitOwed()) {
                throw new SocketFailureException("HAProxy at " + place.words()
                        + " still has not answered an earlier change, which may take effect late");
            }
            connection.close();
            unanswered.remove(connection);
        }
    }

    @Override
    public synchronized void close() {
        unanswered.forEach(AdminConnection::close);
        unanswered.clear();
    }
}
