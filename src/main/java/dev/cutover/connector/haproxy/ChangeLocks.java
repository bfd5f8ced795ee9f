package dev.cutover.connector.haproxy;

import dev.cutover.connector.haproxy.socket.SocketPlace;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One lock for each HAProxy, for all systems of a run that speak to it: what one change keeps in a file must not be
 * overwritten by another that began before it. Thread-safe.
 */
final class ChangeLocks {
    private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

    ReentrantLock of(SocketPlace place) {
        return locks.computeIfAbsent(place.identity(), identity -> new ReentrantLock());
    }
}
