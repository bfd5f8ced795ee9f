package dev.cutover.connector.sandbox.estate.command;

import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A command for one order that a system has taken. Immutable.
 *
 * @param at when the system took it
 * @param order the order's number
 * @param line the line that it is limited to; empty for all lines
 * @param quantity the quantity that it is limited to; empty for all of it
 * @param cents the amount of a refund; empty for all that was captured and not yet refunded
 * @param to the platform that gets what is moved; empty for the one that owns the order
 * @param key the idempotency key of this order's part of the call
 */
public record OrderCommand(
        Instant at,
        EstateSystem system,
        OrderVerb verb,
        long order,
        OptionalInt line,
        OptionalInt quantity,
        OptionalLong cents,
        Optional<EstateSystem> to,
        String key) {}
