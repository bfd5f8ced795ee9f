package dev.cutover.run.fact;

import dev.cutover.run.RunId;
import java.time.Instant;

/**
 * One line of the record.
 *
 * @param epoch the fencing token of the runner that wrote it
 * @param seq counts from 1 without gaps
 * @param at UTC, in whole microseconds; never before the event before it
 * @param actor {@code engine}, or the person who did it
 */
public record Event(RunId run, long epoch, long seq, Instant at, String actor, Fact fact) {
    /** The actor of facts that no person asked for. */
    public static final String ENGINE = "engine";
}
