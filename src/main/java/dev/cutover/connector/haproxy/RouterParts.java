package dev.cutover.connector.haproxy;

import dev.cutover.connector.haproxy.socket.AdminSocket;
import dev.cutover.spi.RunClock;
import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * What a router is made of.
 *
 * @param settles how long a change may take to be in force
 * @param mask takes secrets out of what HAProxy answers
 */
record RouterParts(
        AdminSocket socket,
        WeightStore store,
        WeightKeeper keeper,
        SeenWorker seenWorker,
        RunClock clock,
        Duration settles,
        UnaryOperator<String> mask) {}
